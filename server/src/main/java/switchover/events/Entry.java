package switchover.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One change.
 *
 * <p>Every text is cut at {@link #MOST_CHARACTERS}, so that the log is bounded whatever comes in.
 *
 * @param at by the wall clock, in whole milliseconds; never null
 * @param kind never null
 * @param from what was before; null where that means nothing
 * @param to what is now; null where that means nothing
 * @param why for people; null where there is nothing to say
 * @param epoch of the node at that time
 * @param by who asked for it; null where the node did it by itself
 */
public record Entry(
    Instant at, Kind kind, String from, String to, String why, long epoch, String by) {
  /** Of each text. */
  public static final int MOST_CHARACTERS = 500;

  public Entry {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    Objects.requireNonNull(kind);
    from = cut(from);
    to = cut(to);
    why = cut(why);
    by = cut(by);
  }

  private static String cut(String text) {
    return text == null || text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS - 3) + "...";
  }
}

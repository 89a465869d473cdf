package switchover.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One act, with the fields of IEC 62443-4-2, CR 2.8. Every text is cut, so that the log is bounded
 * whatever comes in.
 *
 * @param id one more than that of the entry before; a gap says that entries are missing
 * @param at by the wall clock, in whole milliseconds; never null
 * @param act its category and type; never null
 * @param who the account, or what stands for one, such as the admin's token; never null
 * @param source from where: a network address, or this node's home folder; never null
 * @param success whether it was done
 * @param detail for people; null where there is nothing to say
 */
public record AuditEntry(
    long id, Instant at, Act act, String who, String source, boolean success, String detail) {
  private static final int MOST_CHARACTERS = 300;

  public AuditEntry {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    Objects.requireNonNull(act);
    who = cut(Objects.requireNonNull(who));
    source = cut(Objects.requireNonNull(source));
    detail = detail == null ? null : cut(detail);
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 3) + "...";
  }
}

package switchover.pair;

import java.util.stream.Stream;

/** The statuses among the lines of a node's event stream; its signs of life have data too. */
public final class StatusLines {
  private static final String DATA = "data:";
  private static final String EVENT = "event:";

  private boolean ofStatus;

  private StatusLines() {}

  /** The JSON of each, in order, while the lines come. */
  public static Stream<String> of(Stream<String> lines) {
    StatusLines statuses = new StatusLines();
    return lines.sequential().filter(statuses::take).map(line -> line.substring(DATA.length()));
  }

  private boolean take(String line) {
    if (line.startsWith(EVENT)) {
      ofStatus = line.endsWith("status");
    }
    return ofStatus && line.startsWith(DATA);
  }
}

package switchover.settings;

import switchover.coordination.CoordinatorSettings;

/** Reads the section about the coordinator that decides. */
final class CoordinatorParser {
  static final Range SESSIONS = new Range(500, 60_000, Range.MILLIS);
  static final Range PAUSES = new Range(0, 600_000, Range.MILLIS);
  static final int SESSION_MILLIS = 4000;
  static final int RESIGN_PAUSE_MILLIS = 2000;

  private static final String CONNECT_ALLOWED = "host:port, or more of them with commas between";
  private static final String PATH_ALLOWED =
      "a path such as /switchover/line-3, the same on both nodes and on no other pair";

  private CoordinatorParser() {}

  /**
   * How the coordinator is reached; null where none is set.
   *
   * @param pair gives the path where the section doesn't
   */
  static CoordinatorSettings read(Section section, String pair) {
    String connect = section.text("connect", CONNECT_ALLOWED);
    String path = section.text("path", PATH_ALLOWED);
    int sessionMillis = section.integer("sessionMillis", SESSIONS, SESSION_MILLIS);
    int resignPauseMillis = section.integer("resignPauseMillis", PAUSES, RESIGN_PAUSE_MILLIS);
    if (connect == null) {
      if (!section.isEmpty()) {
        section.refuse("connect", "nothing", "is given", CONNECT_ALLOWED);
      }
      return null;
    }
    String fault = fault(connect);
    if (fault != null) {
      section.refuse("connect", '"' + connect + '"', fault, CONNECT_ALLOWED);
      return null;
    }
    if (path != null && !path.matches("(/[A-Za-z0-9._-]+)+")) {
      section.refuse("path", '"' + path + '"', "is not a path", PATH_ALLOWED);
      return null;
    }
    if (path == null && !RedundancyParser.isPairName(pair)) {
      // A name that is none has been refused already.
      if (pair.isEmpty()) {
        section.refuse("path", "nothing", "is given, nor a redundancy.pair", PATH_ALLOWED);
      }
      return null;
    }
    return new CoordinatorSettings(
        connect, path == null ? "/switchover/" + pair : path, sessionMillis, resignPauseMillis);
  }

  private static String fault(String connect) {
    for (String place : connect.split(",", -1)) {
      WebAddress.Parsed parsed = WebAddress.parse("http://" + place);
      if (parsed.fault() != null) {
        return parsed.fault();
      }
      if (!place.matches(".*:[0-9]+")) {
        return "has no port";
      }
    }
    return null;
  }
}

package switchover.coordination;

/**
 * How the coordinator is reached and how long its word carries.
 *
 * @param connect the ensemble, {@code host:port,host:port}; never blank
 * @param path where the pair's candidates stand, the same for both nodes and for no other pair; an
 *     absolute path without a slash at its end
 * @param sessionMillis after how long without contact the coordinator may give the leadership to
 *     another; at least {@value #SESSION_AT_LEAST_MILLIS}. The coordinator has limits of its own:
 *     ZooKeeper grants at least two and at most twenty of its ticks
 * @param resignPauseMillis how long a node that resigned does not stand again; 0 or more
 */
public record CoordinatorSettings(
    String connect, String path, int sessionMillis, int resignPauseMillis) {
  private static final int SESSION_AT_LEAST_MILLIS = 100;

  /**
   * Checks each part by itself.
   *
   * @throws IllegalArgumentException naming the part, its value and what is allowed
   */
  public CoordinatorSettings {
    require(connect != null && !connect.isBlank(), "connect", connect, "host:port,host:port");
    require(
        path != null && path.matches("(/[^/\\p{Cntrl}]+)+"),
        "path",
        path,
        "an absolute path without a slash at its end, as /switchover/line-3");
    require(
        sessionMillis >= SESSION_AT_LEAST_MILLIS,
        "sessionMillis",
        sessionMillis,
        SESSION_AT_LEAST_MILLIS + " or more");
    require(resignPauseMillis >= 0, "resignPauseMillis", resignPauseMillis, "0 or more");
  }

  private static void require(boolean met, String part, Object value, String allowed) {
    if (!met) {
      throw new IllegalArgumentException(
          "coordinator " + part + ": " + value + " is not allowed; allowed: " + allowed);
    }
  }
}

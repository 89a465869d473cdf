package switchover.hook;

/** How a command ended. */
public sealed interface CommandEnd {

  /**
   * By itself, in time.
   *
   * @param code as the program gave it; 0 is success
   */
  record Exited(int code) implements CommandEnd {}

  /**
   * It could not be started, or was destroyed at its deadline.
   *
   * @param why for people, of one line; names the program at most, never its arguments
   */
  record Failed(String why) implements CommandEnd {}
}

package switchover.hook;

/** How an HTTP request ended. */
public sealed interface WebEnd {

  /**
   * With a whole answer, in time.
   *
   * @param status of the answer, such as 200
   */
  record Answered(int status) implements WebEnd {}

  /**
   * Without one.
   *
   * @param why for people, of one line; holds nothing of what was sent or received
   */
  record Failed(String why) implements WebEnd {}
}

package switchover.command;

import switchover.settings.Problem;

/** What is wrong with a command line, on its way out of the parser. */
final class Wrong extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Problem problem;

  Wrong(String field, String value, String reason, String allowed) {
    problem = Problem.of(field, value, reason, allowed);
  }

  Problem problem() {
    return problem;
  }
}

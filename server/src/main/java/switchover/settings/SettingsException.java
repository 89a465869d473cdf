package switchover.settings;

import java.util.List;

/** Settings that a node can't start with; says everything that is wrong with them at once. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   */
  public SettingsException(List<Problem> problems) {
    super(lines(problems));
    this.problems = List.copyOf(problems);
  }

  public SettingsException(Problem problem) {
    this(List.of(problem));
  }

  /** What is wrong, in the order of the settings; at least one, immutable. */
  public List<Problem> problems() {
    return problems;
  }

  private static String lines(List<Problem> problems) {
    StringBuilder lines = new StringBuilder();
    for (Problem problem : problems) {
      lines.append(lines.length() == 0 ? "" : "\n").append(problem.message());
    }
    return lines.toString();
  }
}

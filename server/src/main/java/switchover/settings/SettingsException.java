package switchover.settings;

import java.util.List;

/** Settings that a node can't start with; says everything that is wrong with them at once. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;
  private final boolean newerVersion;

  /**
   * @param problems at least one
   */
  public SettingsException(List<Problem> problems) {
    this(problems, false);
  }

  private SettingsException(List<Problem> problems, boolean newerVersion) {
    super(lines(problems));
    this.problems = List.copyOf(problems);
    this.newerVersion = newerVersion;
  }

  static SettingsException ofNewerVersion(List<Problem> problems) {
    return new SettingsException(problems, true);
  }

  public SettingsException(Problem problem) {
    this(List.of(problem));
  }

  /** What is wrong, in the order of the settings; at least one, immutable. */
  public List<Problem> problems() {
    return problems;
  }

  /** Whether these are the settings of a newer version, whose meaning nobody here can tell. */
  public boolean isOfNewerVersion() {
    return newerVersion;
  }

  private static String lines(List<Problem> problems) {
    StringBuilder lines = new StringBuilder();
    for (Problem problem : problems) {
      lines.append(lines.length() == 0 ? "" : "\n").append(problem.message());
    }
    return lines.toString();
  }
}

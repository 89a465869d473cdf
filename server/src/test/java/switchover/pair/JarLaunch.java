package switchover.pair;

import java.util.ArrayList;
import java.util.List;

/** The node as {@code java -jar switchover.jar}. */
public final class JarLaunch implements Launch {
  private final List<String> options;

  /**
   * @param options of the JVM, in front of those that a node is given by its place
   */
  public JarLaunch(String... options) {
    this.options = List.of(options);
  }

  /** With so little memory that a leak ends it. */
  public static JarLaunch small() {
    return new JarLaunch("-Xmx48m", "-XX:MaxDirectMemorySize=48m", "-XX:+ExitOnOutOfMemoryError");
  }

  @Override
  public String basePath() {
    return "";
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) {
    List<String> all = new ArrayList<>(options);
    all.addAll(jvmOptions);
    return new ProcessBuilder(
        Product.command(all, "run", "--home", node.home().folder().toString()));
  }
}

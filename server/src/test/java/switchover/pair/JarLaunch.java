package switchover.pair;

import java.util.List;

/** The node as {@code java -jar switchover.jar}. */
public final class JarLaunch implements Launch {
  @Override
  public String basePath() {
    return "";
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) {
    return new ProcessBuilder(
        Product.command(jvmOptions, "run", "--home", node.home().folder().toString()));
  }
}

package switchover.pair;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The node as the jar of some build, which may be another one at the next start. */
public final class BuildLaunch implements Launch {
  private Path jar;

  /** Begins with that build. */
  public BuildLaunch(Path jar) {
    this.jar = jar;
  }

  /** From the next start on. */
  void use(Path other) {
    jar = other;
  }

  @Override
  public String basePath() {
    return "";
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) {
    List<String> command = new ArrayList<>();
    command.add(Product.java());
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", jar.toString(), "run"));
    command.addAll(List.of("--home", node.home().folder().toString()));
    return new ProcessBuilder(command);
  }
}

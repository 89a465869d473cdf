package switchover.pair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The jar with so little memory that a leak ends it. */
public final class SmallLaunch implements Launch {
  private static final List<String> SMALL =
      List.of("-Xmx48m", "-XX:MaxDirectMemorySize=48m", "-XX:+ExitOnOutOfMemoryError");

  private final Launch jar = new JarLaunch();

  @Override
  public String basePath() {
    return jar.basePath();
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException {
    List<String> options = new ArrayList<>(SMALL);
    options.addAll(jvmOptions);
    return jar.command(node, options);
  }
}

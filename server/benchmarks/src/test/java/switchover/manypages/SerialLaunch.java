package switchover.manypages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import switchover.pair.JarLaunch;
import switchover.pair.Launch;
import switchover.pair.TestNode;

/**
 * The jar as the README wants it for thousands of pages on few processors. Each write to a page
 * changes some long-lived objects of the web server; Java's usual collector follows each of these
 * changes up on a processor that is wanted for the next page.
 */
final class SerialLaunch implements Launch {
  /** Of the plain servlet, too. */
  static final String COLLECTOR = "-XX:+UseSerialGC";

  private final Launch jar = new JarLaunch();

  @Override
  public String basePath() {
    return jar.basePath();
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException {
    List<String> options = new ArrayList<>(jvmOptions);
    options.add(COLLECTOR);
    return jar.command(node, options);
  }
}

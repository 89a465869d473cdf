package switchover.pair;

import java.io.IOException;
import java.util.List;

/** How a node is brought up: as the jar, or as a WAR in a container. */
public interface Launch {
  /** The path below which this way of launching serves the node: "" or a context path. */
  String basePath();

  /**
   * The command that starts it in the foreground.
   *
   * @param jvmOptions names as the node should see them
   */
  ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException;
}

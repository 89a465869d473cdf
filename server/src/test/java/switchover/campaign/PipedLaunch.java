package switchover.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import switchover.pair.JarLaunch;
import switchover.pair.Launch;
import switchover.pair.TestNode;

/** The jar with all it prints going through a pipe to a reader, which may stop to read. */
final class PipedLaunch implements Launch {
  private static final String THROUGH_PIPE = "exec \"$@\" > >(exec cat) 2>&1";
  private static final int PIPE_PAGES = 16;

  private final Launch jar = new JarLaunch();

  @Override
  public String basePath() {
    return jar.basePath();
  }

  @Override
  public ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", THROUGH_PIPE, "bash"));
    command.addAll(jar.command(node, jvmOptions).command());
    return new ProcessBuilder(command);
  }

  /** Its reader stops, and the pipe is full. */
  void clog(TestNode node) throws IOException, InterruptedException {
    signal("STOP", node);
    Path pipe = Path.of("/proc", Long.toString(node.process().pid()), "fd", "1");
    Shell.run(
        "yes | dd of=%s bs=4096 count=%d iflag=fullblock oflag=nonblock conv=notrunc || true"
            .formatted(pipe, 2 * PIPE_PAGES));
  }

  /** Its reader goes on. */
  void clear(TestNode node) throws IOException, InterruptedException {
    signal("CONT", node);
  }

  private static void signal(String name, TestNode node) throws IOException, InterruptedException {
    ProcessHandle reader =
        ProcessHandle.of(node.process().pid()).orElseThrow().children().findFirst().orElseThrow();
    Shell.run("kill -%s %d".formatted(name, reader.pid()));
  }
}

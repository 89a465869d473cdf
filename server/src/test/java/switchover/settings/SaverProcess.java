package switchover.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * How {@link Saver} is started as quickly as a process can be that is to be killed: with its
 * classes out of an archive, which a first one leaves behind.
 */
final class SaverProcess {
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx64m");
  private static final int MOST_SECONDS = 30;

  private final List<String> classPath;
  private final Path archive;

  private SaverProcess(List<String> classPath, Path archive) {
    this.classPath = classPath;
    this.archive = archive;
  }

  /** Makes the archive, in that folder. */
  static SaverProcess in(Path folder) throws IOException, InterruptedException {
    SaverProcess made = new SaverProcess(jars(folder), folder.resolve("saver.jsa"));
    Path home = Files.createDirectories(folder.resolve("first-home"));
    Process first = made.start("-XX:ArchiveClassesAtExit=" + made.archive, home, 1);
    first.inputReader().lines().forEach(line -> {});
    if (!first.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || !Files.exists(made.archive)) {
      first.destroyForcibly();
      throw new IOException("no archive of its classes");
    }
    return made;
  }

  /** An archive takes classes out of jars alone. */
  private static List<String> jars(Path folder) throws IOException {
    String given = System.getProperty("surefire.test.class.path");
    String all = given == null ? System.getProperty("java.class.path") : given;
    List<String> jars = new ArrayList<>();
    for (String each : all.split(":")) {
      if (Files.isDirectory(Path.of(each, "switchover"))) {
        String jar = folder.resolve(jars.size() + ".jar").toString();
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int failed =
            tool.run(System.out, System.err, "-c", "-0", "-f", jar, "-C", each, "switchover");
        if (failed != 0) {
          throw new IOException("no jar of " + each);
        }
        jars.add(jar);
      } else if (each.contains("gson") || each.contains("switchover-client")) {
        jars.add(each);
      }
    }
    return jars;
  }

  /** Saves without end. */
  Process start(Path home) throws IOException {
    return start("-XX:SharedArchiveFile=" + archive, home, Integer.MAX_VALUE);
  }

  private Process start(String option, Path home, int saves) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK_START);
    command.add(option);
    command.addAll(List.of("-cp", String.join(":", classPath), Saver.class.getName()));
    command.addAll(List.of(home.toString(), Integer.toString(saves)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}

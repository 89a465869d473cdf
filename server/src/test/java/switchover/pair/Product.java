package switchover.pair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The artifacts under test, and the commands that an admin types. */
public final class Product {
  private Product() {}

  /** The executable jar. */
  public static Path jar() {
    return file("switchover.jar");
  }

  /** The WAR. */
  public static Path war() {
    return file("switchover.war");
  }

  /** The {@code java} that runs this test. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** {@code java -jar switchover.jar} with arguments. */
  public static List<String> command(List<String> jvmOptions, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(QuickStart.jvmOptions());
    command.addAll(jvmOptions);
    command.add("-jar");
    command.add(jar().toString());
    Collections.addAll(command, arguments);
    return command;
  }

  /** A command's end: its exit code and what it said. */
  public record Ended(int exit, String out, String err) {}

  /** Runs a command of the jar to its end, at most 30 s. */
  public static Ended run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    return Ending.of(new ProcessBuilder(command(List.of(), arguments)), folder);
  }

  private static Path file(String name) {
    Path file = Path.of(System.getProperty(name, "target/" + name)).toAbsolutePath().normalize();
    if (!Files.exists(file)) {
      file = Path.of("server/target", name).toAbsolutePath();
    }
    if (!Files.exists(file)) {
      throw new IllegalStateException(name + " is not built: " + file);
    }
    return file;
  }
}

package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.JarLaunch;
import switchover.pair.Lab;
import switchover.pair.Launch;
import switchover.pair.Product;
import switchover.pair.TestNode;

/** A node's wall clock is set an hour forth and back while it runs; the machine's is left alone. */
class WallClockIT {
  private static final int SEVERAL = 50;
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void isSetAnHourEitherWayAndNothingHappens() throws Exception {
    Clock a = new Clock("a");
    Clock b = new Clock("b");
    Course.run(
        Course.plan(lab).launch(a, b),
        (pair, seen) -> {
          seen.nodesHaveAnotherTime();
          for (Clock clock : List.of(a, b)) {
            for (long offset : new long[] {3600, -3600, 0}) {
              clock.set(offset);
              seen.awaitAnswers(pair.a(), SEVERAL);
            }
          }
          seen.awaitSettled(pair.a());
          assertEquals(List.of(pair.a()), seen.whoRan());
          for (TestNode node : pair.nodes()) {
            assertTrue(!node.printed().contains("connection lost"), node.printed());
          }
        });
  }

  /** Its end is a time of day, since a person named it: it is over when the clock says so. */
  @Test
  void theEndOfAMaintenanceIsATimeOfDay() throws Exception {
    Clock clock = new Clock("b");
    Course.run(
        Course.plan(lab).launch(new JarLaunch(), clock),
        (pair, seen) -> {
          TestNode b = pair.b();
          seen.nodesHaveAnotherTime();
          maintenance(b, "on", "--for", "2h");
          Instant until = until(b);
          clock.set(HOUR.toSeconds());
          seen.awaitAnswers(b, SEVERAL);
          assertEquals(until, until(b), "an hour later it goes on to the same time");
          clock.set(-HOUR.toSeconds());
          seen.awaitAnswers(b, SEVERAL);
          assertEquals(until, until(b));
          clock.set(3 * HOUR.toSeconds());
          seen.await("the maintenance is over", () -> !b.status().has("maintenance"));
          clock.set(0);
          seen.awaitSettled(pair.a());
          assertEquals(List.of(pair.a()), seen.whoRan());
        });
  }

  private static Instant until(TestNode node) throws Exception {
    JsonObject maintenance = node.status().getAsJsonObject("maintenance");
    return Instant.parse(maintenance.get("until").getAsString());
  }

  private static void maintenance(TestNode node, String... words) throws Exception {
    Path home = node.home().folder();
    String[] command =
        Stream.concat(
                Stream.concat(Stream.of("maintenance"), Stream.of(words)),
                Stream.of("--home", home.toString()))
            .toArray(String[]::new);
    Product.Ended ended = Product.run(home.getParent(), command);
    assertEquals(0, ended.exit(), ended.toString());
  }

  /** A node whose time of day follows a file, by libfaketime; its monotonic time stays real. */
  private final class Clock implements Launch {
    private final Path file;

    Clock(String name) throws IOException {
      file = lab.folder().resolve("clock-" + name);
      set(0);
    }

    /** By so many seconds before or behind the machine's clock. */
    void set(long offsetSeconds) throws IOException {
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(next, "%+d%n".formatted(offsetSeconds));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String basePath() {
      return "";
    }

    @Override
    public ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException {
      ProcessBuilder command = new JarLaunch().command(node, jvmOptions);
      command.environment().put("LD_PRELOAD", library().toString());
      command.environment().put("FAKETIME_TIMESTAMP_FILE", file.toString());
      command.environment().put("FAKETIME_NO_CACHE", "1");
      command.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
      command.environment().put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
      return command;
    }

    private static Path library() throws IOException {
      try (Stream<Path> found =
          Files.find(
              Path.of("/usr/lib"),
              3,
              (path, attributes) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
        return found
            .findFirst()
            .orElseThrow(() -> new IOException("no libfaketime: apt-get install faketime"));
      }
    }
  }
}

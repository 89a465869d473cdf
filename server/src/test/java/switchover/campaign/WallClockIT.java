package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.ClockLaunch;
import switchover.pair.JarLaunch;
import switchover.pair.Lab;
import switchover.pair.Product;
import switchover.pair.TestNode;

/** A node's wall clock is set an hour forth and back while it runs; the machine's is left alone. */
@Tag("nodes")
class WallClockIT {
  private static final int SEVERAL = 50;
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void isSetAnHourEitherWayAndNothingHappens() throws Exception {
    ClockLaunch a = new ClockLaunch(lab, "a");
    ClockLaunch b = new ClockLaunch(lab, "b");
    Course.run(
        Course.plan(lab).launch(a, b),
        (pair, seen) -> {
          seen.nodesHaveAnotherTime();
          for (ClockLaunch clock : List.of(a, b)) {
            for (long offset : new long[] {3600, -3600, 0}) {
              clock.set(offset);
              seen.awaitAnswers(pair.a(), SEVERAL);
            }
          }
          seen.awaitSettled(pair.a());
          assertEquals(List.of(pair.a()), seen.whoRan());
        });
  }

  /** Its end is a time of day, since a person named it: it is over when the clock says so. */
  @Test
  void theEndOfAMaintenanceIsATimeOfDay() throws Exception {
    ClockLaunch clock = new ClockLaunch(lab, "b");
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
}

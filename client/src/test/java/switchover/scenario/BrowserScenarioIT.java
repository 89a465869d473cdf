package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Replays every scenario in a real browser, against the script as shipped. */
class BrowserScenarioIT {
  private static final long PATIENCE_NANOS = 15_000_000_000L;
  private static final int STEADY_REQUESTS = 8;

  @TempDir static Path folder;

  private static Stage stage;
  private static Chromium browser;

  @BeforeAll
  static void raise() throws Exception {
    stage = new Stage(TestTls.in(folder));
    browser = new Chromium(folder.resolve("profile"), rules(Scenario.all()));
  }

  @AfterAll
  static void lower() {
    if (browser != null) {
      browser.close();
    }
    if (stage != null) {
      stage.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> scenarios() {
    return Scenario.all().stream()
        .map(s -> dynamicTest(s.name() + ": " + s.says(), () -> replay(s)));
  }

  private static void replay(Scenario scenario) {
    boolean opened = false;
    for (Scenario.Phase phase : scenario.phases()) {
      stage.turnTo(phase);
      if (!opened) {
        browser.open(scenario.page().url());
        opened = true;
      }
      reach(phase);
      if (!phase.passing()) {
        stay(phase);
      }
    }
  }

  private static void reach(Scenario.Phase phase) {
    String[] last = new String[1];
    await(
        () -> {
          last[0] = difference(phase);
          return last[0] == null;
        });
    assertNull(last[0], () -> "never reached; told at last: " + browser.told());
  }

  /**
   * The page may doubt for a moment, where the machine is too busy to answer it in time, but it
   * stays where it is and comes back to what it told.
   */
  private static void stay(Scenario.Phase phase) {
    JsonObject place = new JsonObject();
    place.add("href", phase.expect().get("href"));
    long asked = stage.asked();
    await(
        () -> {
          JsonObject told = browser.told();
          assertNull(Expected.difference(place, told), () -> "did not stay; told: " + told);
          return stage.asked() >= asked + STEADY_REQUESTS;
        });
    reach(phase);
  }

  private static String difference(Scenario.Phase phase) {
    return Expected.difference(phase.expect(), browser.told());
  }

  /** Asks the browser over and over; each time is a round trip to it. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /**
   * All https addresses of all scenarios lead to the https server, everything else to the other.
   */
  private static String rules(List<Scenario> scenarios) {
    Set<String> rules = new TreeSet<>();
    for (Scenario scenario : scenarios) {
      for (Scenario.Phase phase : scenario.phases()) {
        for (String base : phase.nodes().keySet()) {
          URI url = URI.create(base);
          if (url.getScheme().equals("https")) {
            rules.add("MAP " + url.getAuthority() + " 127.0.0.1:" + stage.securePort());
          }
        }
      }
    }
    return String.join(", ", rules) + ", " + Chromium.mapAllTo(stage);
  }
}

package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Replays every scenario in a real browser, against the script as shipped; five at a time, since a
 * scenario is mostly waiting for the page's next heartbeat.
 */
@Execution(ExecutionMode.CONCURRENT)
class BrowserScenarioIT {
  private static final int STEADY_REQUESTS = 8;

  private static final boolean LONG = Boolean.getBoolean("switchover.long");

  /**
   * What {@link ScenarioTest} replays in each run, and a browser by {@code ./test --long}: a status
   * whose JSON is whole and one field of it bad, of which no browser has a part in the reading; and
   * what is to a browser as another scenario is, which it has in each run.
   */
  private static final Pattern LIKE_OTHERS =
      Pattern.compile(
          "bad-status-(address|epoch|heartbeat|higher-schema|mode|node-id|pair|redundant-node|schema"
              + "|sequence|service-level|state|401|403|500|502|array|null|number|truncated).*"
              + "|target-(of|stale).*");

  @TempDir static Path folder;

  private static final int THEATRES = 5;
  private static final BlockingQueue<Theatre> FREE = new ArrayBlockingQueue<>(THEATRES);
  private static final List<Theatre> ALL = new ArrayList<>();

  /** A stage, and a browser that looks at it: for one scenario at a time. */
  private record Theatre(Stage stage, Chromium browser) {}

  @BeforeAll
  static void raise() throws Exception {
    SSLContext tls = TestTls.in(folder);
    for (int i = 0; i < THEATRES; i++) {
      Stage stage = new Stage(tls);
      String rules = rules(stage, Scenario.all());
      ALL.add(new Theatre(stage, new Chromium(folder.resolve("profile-" + i), rules)));
    }
    FREE.addAll(ALL);
  }

  @AfterAll
  static void lower() {
    for (Theatre theatre : ALL) {
      theatre.browser().close();
      theatre.stage().close();
    }
  }

  @TestFactory
  Stream<DynamicTest> scenarios() {
    return Scenario.all().stream()
        .filter(s -> LONG || !LIKE_OTHERS.matcher(s.name()).matches())
        .map(s -> dynamicTest(s.name() + ": " + s.says(), () -> replay(s)));
  }

  private static void replay(Scenario scenario) throws InterruptedException {
    Theatre theatre = FREE.take();
    try {
      replay(scenario, theatre);
    } finally {
      FREE.add(theatre);
    }
  }

  private static void replay(Scenario scenario, Theatre theatre) {
    boolean opened = false;
    for (Scenario.Phase phase : scenario.phases()) {
      theatre.stage().turnTo(phase);
      if (!opened) {
        theatre.browser().open(scenario.page().url());
        opened = true;
      }
      reach(phase, theatre.browser());
      if (!phase.passing()) {
        stay(phase, theatre);
      }
    }
  }

  private static void reach(Scenario.Phase phase, Chromium browser) {
    String[] last = new String[1];
    Patience.until(
        () -> {
          last[0] = Expected.difference(phase.expect(), browser.told());
          return last[0] == null;
        });
    assertNull(last[0], () -> "never reached; told at last: " + browser.told());
  }

  /**
   * The page may doubt for a moment, where the machine is too busy to answer it in time, but it
   * stays where it is and comes back to what it told.
   */
  private static void stay(Scenario.Phase phase, Theatre theatre) {
    JsonObject place = new JsonObject();
    place.add("href", phase.expect().get("href"));
    long asked = theatre.stage().asked();
    Patience.until(
        () -> {
          JsonObject told = theatre.browser().told();
          assertNull(Expected.difference(place, told), () -> "did not stay; told: " + told);
          return theatre.stage().asked() >= asked + STEADY_REQUESTS;
        });
    reach(phase, theatre.browser());
  }

  /**
   * All https addresses of all scenarios lead to the https server, everything else to the other.
   */
  private static String rules(Stage stage, List<Scenario> scenarios) {
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

package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replays every scenario through the decision code, in virtual time. */
class ScenarioTest {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int STEADY_MILLIS = 2_000;

  @TestFactory
  Stream<DynamicTest> scenarios() {
    return Scenario.all().stream()
        .map(s -> dynamicTest(s.name() + ": " + s.says(), () -> replay(s)));
  }

  private static void replay(Scenario scenario) {
    VirtualBrowser browser = null;
    for (Scenario.Phase phase : scenario.phases()) {
      if (browser == null) {
        browser = new VirtualBrowser(phase, scenario.page().url());
      } else {
        browser.turnTo(phase);
      }
      reach(browser, phase);
      if (!phase.passing()) {
        stay(browser, phase);
      }
    }
  }

  private static void reach(VirtualBrowser browser, Scenario.Phase phase) {
    long end = browser.nowMillis() + PATIENCE_MILLIS;
    while (difference(browser, phase) != null && browser.nowMillis() < end) {
      browser.next();
    }
    assertNull(difference(browser, phase), () -> "never reached; told at last: " + browser.told());
  }

  private static void stay(VirtualBrowser browser, Scenario.Phase phase) {
    long end = browser.nowMillis() + STEADY_MILLIS;
    while (browser.nowMillis() < end) {
      browser.next();
      assertNull(difference(browser, phase), () -> "did not stay; told: " + browser.told());
    }
  }

  private static String difference(VirtualBrowser browser, Scenario.Phase phase) {
    return Expected.difference(phase.expect(), browser.told());
  }
}

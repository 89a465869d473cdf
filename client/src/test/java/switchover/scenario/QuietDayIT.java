package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page that stays open for a day in which nothing happens keeps nothing of its heartbeats. Its
 * time runs as fast as its work is done; {@code ./test} lets two hours pass, {@code ./test --long}
 * all of the day.
 */
class QuietDayIT {
  private static final String URL = "http://pc-test-servera:8060/";
  private static final int LAST_HOUR = Boolean.getBoolean("switchover.long") ? 24 : 2;
  private static final int HEARTBEATS_PER_HOUR = 2 * 3600;
  private static final long PATIENCE_NANOS = 180_000_000_000L;
  private static final long PAUSE_NANOS = 100_000_000L;

  /** What the engine keeps of code that runs ever more often. */
  private static final int SETTLING_BYTES = 50_000;

  /** No object is as small: of no heartbeat anything is kept. The browser's own part is a third. */
  private static final int MOST_BYTES_PER_HEARTBEAT = 1;

  private static final String HTML =
      "<!doctype html><title>page</title><p data-switchover-line></p><script>"
          + "let told = 0;"
          + "document.addEventListener('switchover:status', () => { told += 1; });"
          + "</script><script>%s</script><script src='%%s'></script>";

  @TempDir Path folder;

  @Test
  void thePageNeedsNoMoreMemoryThanAfterItsFirstHour() throws Exception {
    try (Stage stage = new Stage(TestTls.in(folder), String.format(HTML, scripts()))) {
      stage.turnTo(Scenario.named("table-on-master-master-running-backup-standby").phases().get(1));
      String rules = Chromium.mapAllTo(stage);
      try (Chromium browser = new Chromium(folder.resolve("profile"), rules)) {
        browser.go(URL);
        liveUntil(browser, 1);
        long toldBefore = number(browser, "told");
        long askedBefore = number(browser, "day.asked");
        long bytesBefore = browser.heapBytes();
        liveUntil(browser, LAST_HOUR);
        long grown = browser.heapBytes() - bytesBefore;
        long asked = number(browser, "day.asked") - askedBefore;
        System.out.println(
            "heap after 1 h: "
                + bytesBefore
                + " bytes; after "
                + LAST_HOUR
                + " h: "
                + grown
                + " more, with "
                + asked
                + " heartbeats between");
        assertEquals(toldBefore, number(browser, "told"), "nothing happened");
        long due = (long) (LAST_HOUR - 1) * HEARTBEATS_PER_HOUR;
        assertTrue(asked >= due * 9 / 10, "heartbeats: " + asked + ", due: " + due);
        long most = SETTLING_BYTES + asked * MOST_BYTES_PER_HEARTBEAT;
        assertTrue(grown <= most, "the page has grown by " + grown + " bytes, at most " + most);
      }
    }
  }

  private static void liveUntil(Chromium browser, int hour) {
    browser.run("day.liveUntil(" + hour + ")");
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!stands(browser) && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    assertTrue(stands(browser), hour + " hours in time");
  }

  private static boolean stands(Chromium browser) {
    return Boolean.TRUE.equals(browser.run("return day.stands()"));
  }

  private static long number(Chromium browser, String name) {
    return ((Number) browser.run("return " + name)).longValue();
  }

  private static String scripts() throws IOException {
    return script("said-once.js") + script("quick-time.js");
  }

  private static String script(String name) throws IOException {
    try (var in = QuietDayIT.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

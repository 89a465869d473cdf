package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Streams that bring signs of life spare a page its heartbeats, and nothing is known later. */
class SignsOfLifeTest {
  private static final String A = "http://pc-test-servera:8060";
  private static final String B = "http://pc-test-serverb:8060";
  private static final String PAGE = A + "/hall/3";
  private static final String MOVED = B + "/hall/3";
  private static final int PAGES = 10;

  /** A period until the page asks, the deadline, and the deadline of the confirmation. */
  private static final int SILENT_MILLIS = 2250;

  /** The same, and the deadline at the other addresses before the confirmation. */
  private static final int REDUNDANT_SILENT_MILLIS = 3250;

  /** The same with the five periods until its next sign of life, where nobody tells of it. */
  private static final int UNTOLD_MILLIS = REDUNDANT_SILENT_MILLIS + 4000;

  /** A period and the deadline. */
  private static final int NOT_WRITABLE_MILLIS = 2000;

  private static final Scenario.Phase HEALTHY = PageTest.phase("running", "standby", null);

  @Test
  void whereStreamsShowLifeThePageAsksEachNodeTwiceAMinute() {
    VirtualBrowser page = settled(0);
    for (String node : List.of(A, B)) {
      int before = page.asked(node);
      page.until(page.nowMillis() + 60_000);
      int times = page.asked(node) - before;
      assertTrue(times >= 2 && times <= 3, times + " times in a minute");
    }
    assertTrue(writable(page));
  }

  @Test
  void whereStreamsShowNoLifeItAsksEachPeriod() {
    VirtualBrowser page = settled(0);
    page.lively(false);
    page.until(page.nowMillis() + 2000);
    int before = page.asked(A);
    page.until(page.nowMillis() + 60_000);
    assertTrue(page.asked(A) - before >= 59);
  }

  @Test
  void aFrozenNodeIsKnownAsSoonAsByHeartbeats() {
    for (int offset = 0; offset < 32_000; offset += 331) {
      VirtualBrowser page = settled(offset);
      long frozen = page.nowMillis();
      page.turnTo(PageTest.phase("running", "standby", "silent"));
      page.until(frozen + NOT_WRITABLE_MILLIS);
      assertEquals(false, writable(page), "frozen at " + offset);
      page.until(frozen + SILENT_MILLIS);
      assertEquals("Silent", says(page, "current"), "frozen at " + offset);
    }
  }

  @Test
  void aFrozenNodeIsLeftWithin600MillisAfterTheOtherRuns() {
    for (int offset = 0; offset < 32_000; offset += 331) {
      VirtualBrowser page = settled(offset);
      long frozen = page.nowMillis();
      page.turnTo(PageTest.phase("running", "standby", "silent"));
      page.until(frozen + 1000);
      assertEquals(PAGE, page.href());
      page.turnTo(PageTest.phase("running", "running", "silent"));
      page.until(frozen + 1600);
      assertEquals(MOVED, page.href(), "frozen at " + offset);
    }
  }

  @Test
  void aFrozenRedundantNodeThatNobodyTellsOfIsKnownByItsMissingSign() {
    for (int offset = 0; offset < 32_000; offset += 331) {
      long by = redundantSilentMillis(offset, true);
      assertTrue(by <= UNTOLD_MILLIS, "frozen at " + offset + ": " + by + " ms");
      by = redundantSilentMillis(offset, false);
      assertTrue(by <= REDUNDANT_SILENT_MILLIS, "by heartbeats: " + by + " ms");
    }
  }

  private static long redundantSilentMillis(int offset, boolean lively) {
    VirtualBrowser page = settled(offset, lively);
    long frozen = page.nowMillis();
    page.turnTo(backup(new JsonPrimitive("silent")));
    while (!"Silent".equals(says(page, "redundant"))) {
      page.next();
    }
    return page.nowMillis() - frozen;
  }

  @Test
  void aFrozenRedundantNodeIsKnownAtOnceWhereTheCurrentOneTellsOfIt() {
    for (int offset = 0; offset < 6000; offset += 331) {
      VirtualBrowser page = settled(offset);
      Map<String, JsonElement> nodes = new LinkedHashMap<>(HEALTHY.nodes());
      nodes.replaceAll((at, node) -> at.equals(A) ? missing(node) : new JsonPrimitive("silent"));
      long told = page.nowMillis();
      page.turnTo(new Scenario.Phase(nodes, null, false));
      while (!"Silent".equals(says(page, "redundant"))) {
        page.next();
      }
      long took = page.nowMillis() - told;
      assertTrue(took <= SILENT_MILLIS + 5, "frozen at " + offset + ": " + took + " ms");
    }
  }

  /** The node's next word: it misses the redundant one. */
  private static JsonElement missing(JsonElement node) {
    JsonObject status = node.getAsJsonObject().deepCopy();
    status.addProperty("sequence", status.get("sequence").getAsLong() + 1);
    status.getAsJsonObject("redundantNode").addProperty("status", "Faulted");
    return status;
  }

  @Test
  void signsOfLifeDoNotMakeGoodWhatARequestLeavesUnanswered() {
    VirtualBrowser page = settled(0);
    page.answering(false);
    page.until(page.nowMillis() + 30_000 + SILENT_MILLIS);
    assertEquals("Silent", says(page, "current"));
    assertEquals("Silent", says(page, "redundant"));
  }

  @Test
  void signsOfLifeOnAStreamThatBroughtTheWordOfAStrangerCountForNothing() {
    VirtualBrowser page = settled(0);
    Scenario.Phase strange = PageTest.phase("running", "standby", null);
    strange.nodes().get(A).getAsJsonObject().addProperty("pair", "line-4");
    page.turnTo(strange);
    page.turnUnnoticedTo(HEALTHY);
    page.until(page.nowMillis() + 5000);
    assertEquals("Running", says(page, "current"));
    int before = page.asked(A);
    page.until(page.nowMillis() + 10_000);
    assertTrue(page.asked(A) - before >= 9, (page.asked(A) - before) + " times");
  }

  @Test
  void aNodeThatIsToTakeOverIsNotAskedBeforeItsStreamSaysThatItRuns() {
    VirtualBrowser page = settled(0);
    int before = page.asked(B);
    page.turnTo(PageTest.phase("standby", "standby", null));
    page.until(page.nowMillis() + 30);
    assertEquals(false, writable(page));
    assertEquals(0, page.asked(B) - before);
    page.turnTo(PageTest.phase("standby", "running", null));
    page.until(page.nowMillis() + 30);
    assertEquals(MOVED, page.href());
  }

  @Test
  void aNodeThatSaysNothingOfTakingOverIsAskedWithinATenthOfASecond() {
    VirtualBrowser page = settled(0);
    int before = page.asked(B);
    page.turnTo(PageTest.phase("standby", "standby", null));
    page.until(page.nowMillis() + 120);
    assertTrue(page.asked(B) > before);
  }

  @Test
  void thePageReportsAtOnceWhatItFinds() {
    VirtualBrowser page = settled(0);
    for (String kind : new String[] {"silent Late", "refused NoConnection"}) {
      long since = page.nowMillis();
      page.turnTo(backup(new JsonPrimitive(kind.split(" ")[0])));
      page.until(since + SILENT_MILLIS + 1100);
      assertTrue(page.reported().endsWith("&other=" + kind.split(" ")[1]), page.reported());
    }
    page.turnTo(HEALTHY);
    page.until(page.nowMillis() + 2100);
    assertTrue(page.reported().endsWith("&other=Ready"), page.reported());
  }

  @Test
  void tenPagesOfAStationAreSparedByTheStreamsOfOne() {
    for (int seed = 0; seed < 20; seed++) {
      VirtualStation station = station(seed);
      for (String node : List.of(A, B)) {
        int before = asked(station, node);
        station.until(now(station) + 60_000);
        int times = asked(station, node) - before;
        assertTrue(times <= 7 + 3 * PAGES, times + " times in a minute");
      }
      long frozen = now(station);
      station.turnTo(PageTest.phase("running", "standby", "silent"));
      station.until(frozen + SILENT_MILLIS + 200);
      station.pages().forEach(page -> assertEquals("Silent", says(page, "current")));
    }
  }

  @Test
  void anotherPageListensAtOnceWhereTheOneThatDidIsClosed() {
    for (int seed = 0; seed < 20; seed++) {
      VirtualStation station = station(seed);
      station.pages().stream().filter(VirtualBrowser::listens).toList().forEach(station::close);
      station.until(now(station) + 2300);
      assertEquals(1, station.pages().stream().filter(VirtualBrowser::listens).count());
      station.pages().forEach(page -> assertTrue(writable(page)));
    }
  }

  private static VirtualStation station(int seed) {
    Random ranks = new Random(seed);
    VirtualStation station = new VirtualStation();
    for (int i = 0; i < PAGES; i++) {
      new VirtualBrowser(HEALTHY, A + "/hall/" + i, ranks.nextDouble(), station).lively(true);
    }
    station.until(16_000);
    return station;
  }

  private static VirtualBrowser settled(int offsetMillis) {
    return settled(offsetMillis, true);
  }

  private static VirtualBrowser settled(int offsetMillis, boolean lively) {
    VirtualBrowser page = new VirtualBrowser(HEALTHY, PAGE);
    page.lively(lively);
    page.until(page.nowMillis() + 13_000 + offsetMillis);
    assertTrue(writable(page));
    return page;
  }

  /** Something else in place of the backup. */
  private static Scenario.Phase backup(JsonElement instead) {
    Map<String, JsonElement> nodes = new LinkedHashMap<>(HEALTHY.nodes());
    nodes.replaceAll((at, node) -> at.equals(A) ? node : instead);
    return new Scenario.Phase(nodes, null, false);
  }

  private static long now(VirtualStation station) {
    return station.pages().get(station.pages().size() - 1).nowMillis();
  }

  private static int asked(VirtualStation station, String node) {
    return station.pages().stream().mapToInt(page -> page.asked(node)).sum();
  }

  private static String says(VirtualBrowser page, String node) {
    return page.told().getAsJsonObject(node).get("says").getAsString();
  }

  private static boolean writable(VirtualBrowser page) {
    return page.told().get("writable").getAsBoolean();
  }
}

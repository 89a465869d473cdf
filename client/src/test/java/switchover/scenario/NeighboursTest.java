package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import switchover.decision.Outcome;
import switchover.decision.StatusReader;
import switchover.decision.Word;

/** Ten pages of one station: they ask and listen as one, and none depends on another. */
class NeighboursTest {
  private static final String A = "http://pc-test-servera:8060";
  private static final String B = "http://pc-test-serverb:8060";
  private static final int PAGES = 10;
  private static final int SEEDS = 20;

  private static final Scenario.Phase HEALTHY = phase("standby", null);

  /** The station's pages, each in the state that it comes to by itself after five seconds. */
  private static VirtualStation settled(long seed) {
    VirtualStation station = pages(seed);
    station.until(6000);
    return station;
  }

  private static VirtualStation pages(long seed) {
    Random ranks = new Random(seed);
    VirtualStation station = new VirtualStation();
    for (int i = 0; i < PAGES; i++) {
      new VirtualBrowser(HEALTHY, A + "/hall/" + i, ranks.nextDouble(), station);
    }
    return station;
  }

  @Test
  void onePageListensAndAsksEachPeriodAndTheOthersRarely() {
    for (int seed = 0; seed < SEEDS; seed++) {
      VirtualStation station = settled(seed);
      listener(station);
      for (String node : List.of(A, B)) {
        int before = asked(station, node);
        long now = now(station);
        station.until(now + 60_000);
        int times = asked(station, node) - before;
        assertTrue(times >= 60 && times <= 60 + 3 * PAGES, times + " times in a minute");
      }
      listener(station);
    }
  }

  @Test
  void everyPageAsksItselfAtLeastTwiceAMinuteSoThatItsNodeCountsIt() {
    VirtualStation station = settled(1);
    List<Integer> before = new ArrayList<>();
    station.pages().forEach(page -> before.add(page.asked(A)));
    station.until(now(station) + 61_000);
    for (int i = 0; i < PAGES; i++) {
      assertTrue(station.pages().get(i).asked(A) - before.get(i) >= 2);
    }
  }

  @Test
  void anotherOneListensWhereTheOneThatDidIsClosedOrFrozen() {
    for (int seed = 0; seed < SEEDS; seed++) {
      VirtualStation station = settled(seed);
      station.close(listener(station));
      station.until(now(station) + 2300);
      VirtualBrowser second = listener(station);
      station.freeze(second);
      station.until(now(station) + 2300);
      long thawed = now(station);
      station.thaw(second);
      station.until(thawed + 2300);
      listener(station);
      station.pages().forEach(page -> assertEquals("CurrentRunning", why(page)));
    }
  }

  /** Where each page held a stream, a browser would have no connection left to ask by. */
  @Test
  void pagesThatLandTogetherDoNotEachHoldAStream() {
    for (int seed = 0; seed < SEEDS; seed++) {
      VirtualStation station = pages(seed);
      for (long now = 1000; now < 6000; now += 5) {
        station.until(now);
        long listen = station.pages().stream().filter(VirtualBrowser::listens).count();
        assertTrue(listen <= 1 || now < 1020, listen + " listen at " + now);
      }
    }
  }

  @Test
  void allLeaveAKilledNodeInTheUsualTime() {
    for (int seed = 0; seed < SEEDS; seed++) {
      VirtualStation station = settled(seed);
      long killed = now(station);
      station.turnTo(phase("standby", "refused"));
      station.until(killed + 100);
      station.pages().forEach(page -> assertEquals("Silent", says(page)));
      station.turnTo(phase("running", "refused"));
      assertAllMovedAt(station, killed + 150);
    }
  }

  @Test
  void allLeaveAKilledNodeThoughThePageThatListensIsFrozen() {
    for (int seed = 0; seed < SEEDS; seed++) {
      VirtualStation station = settled(seed);
      VirtualBrowser listener = listener(station);
      station.freeze(listener);
      long frozen = now(station);
      station.turnTo(phase("running", "refused"));
      station.until(frozen + 1350);
      station.close(listener);
      assertAllMovedAt(station, frozen + 1350);
    }
  }

  @Test
  void allLeaveAFrozenNodeAtMostTwoTenthsOfASecondLater() {
    for (int seed = 0; seed < SEEDS; seed++) {
      VirtualStation station = settled(seed);
      long frozen = now(station);
      station.turnTo(phase("standby", "silent"));
      station.until(frozen + 1000);
      station.turnTo(phase("running", "silent"));
      assertAllMovedAt(station, frozen + 1600 + 200);
    }
  }

  @Test
  void aPlannedSwitchIsKnownToAllAtOnce() {
    VirtualStation station = settled(3);
    long switched = now(station);
    Map<String, JsonElement> nodes = new LinkedHashMap<>(HEALTHY.nodes());
    nodes.put(A, state(HEALTHY.nodes().get(A), "Standby"));
    nodes.put(B, state(HEALTHY.nodes().get(B), "Running"));
    station.turnTo(new Scenario.Phase(nodes, null, false));
    assertAllMovedAt(station, switched + 50);
  }

  @Test
  void aWordThatIsOldOrOfTheFutureSparesNothing() {
    for (double age : new double[] {501, 3_600_000, -1}) {
      VirtualBrowser page = alone();
      int before = page.asked(A);
      wordEachPeriod(page, age, 10);
      assertTrue(page.asked(A) - before >= 10, "age " + age);
      assertTrue(page.listens());
    }
    VirtualBrowser page = alone();
    int before = page.asked(A);
    wordEachPeriod(page, 5, 10);
    assertEquals(before, page.asked(A));
    assertEquals(false, page.listens());
  }

  @Test
  void aWordDoesNotMakeASilentNodeAnswer() {
    VirtualBrowser page = alone();
    page.turnTo(phase("standby", "refused"));
    page.until(page.nowMillis() + 1000);
    wordEachPeriod(page, 0, 3);
    assertEquals("Silent", says(page));
  }

  @Test
  void aWordThatTheOtherNodeRunsIsNoReasonToLeaveWithoutItsOwn() {
    VirtualBrowser page = alone();
    Map<String, JsonElement> nodes = new LinkedHashMap<>(HEALTHY.nodes());
    nodes.put(A, state(HEALTHY.nodes().get(A), "Standby"));
    nodes.put(B, new JsonPrimitive("silent"));
    page.turnTo(new Scenario.Phase(nodes, null, false));
    page.hear(
        new Word(B, 0, 0.1, false),
        status(state(HEALTHY.nodes().get(B), "Running")),
        page.nowMillis());
    page.until(page.nowMillis() + 200);
    assertEquals("CurrentStandby", why(page));
    page.until(page.nowMillis() + 5000);
    assertEquals(A + "/hall/1", page.href());
  }

  private static VirtualBrowser alone() {
    VirtualBrowser page = new VirtualBrowser(HEALTHY, A + "/hall/1");
    page.until(6100);
    return page;
  }

  private static void wordEachPeriod(VirtualBrowser page, double ageMillis, int periods) {
    for (int i = 0; i < periods; i++) {
      for (String node : List.of(A, B)) {
        page.hear(
            new Word(node, ageMillis, 0.1, false),
            status(HEALTHY.nodes().get(node)),
            page.nowMillis());
      }
      page.until(page.nowMillis() + 1000);
    }
  }

  /** The one page that listens. */
  private static VirtualBrowser listener(VirtualStation station) {
    List<VirtualBrowser> all = station.pages().stream().filter(VirtualBrowser::listens).toList();
    assertEquals(1, all.size(), "pages that listen");
    return all.get(0);
  }

  private static void assertAllMovedAt(VirtualStation station, long atMillis) {
    station.until(atMillis);
    for (VirtualBrowser page : station.pages()) {
      assertTrue(page.href().startsWith(B + "/hall/"), page.href() + " " + page.told());
    }
  }

  private static long now(VirtualStation station) {
    return station.pages().get(station.pages().size() - 1).nowMillis();
  }

  private static int asked(VirtualStation station, String node) {
    return station.pages().stream().mapToInt(page -> page.asked(node)).sum();
  }

  private static String says(VirtualBrowser page) {
    return page.told().getAsJsonObject("current").get("says").getAsString();
  }

  private static String why(VirtualBrowser page) {
    return page.told().get("why").getAsString();
  }

  private static Outcome status(JsonElement status) {
    return StatusReader.read(GsonJson.parse(status.toString()));
  }

  private static JsonElement state(JsonElement status, String state) {
    JsonElement other = status.deepCopy();
    other.getAsJsonObject().addProperty("state", state);
    other.getAsJsonObject().addProperty("epoch", 99);
    return other;
  }

  private static Scenario.Phase phase(String backup, String masterInstead) {
    return PageTest.phase("running", backup, masterInstead);
  }
}

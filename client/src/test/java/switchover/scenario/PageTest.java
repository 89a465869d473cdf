package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How fast the page is, and what it does not take for evidence; at the default heartbeat. */
class PageTest {
  private static final String A = "http://pc-test-servera:8060";
  private static final String B = "http://pc-test-serverb:8060";
  private static final String PAGE = A + "/hall/3?view=a&view=b#valve";
  private static final String MOVED = B + "/hall/3?view=a&view=b#valve";

  private static final Scenario.Phase HEALTHY = phase("running", "standby", null);
  private static final Scenario.Phase BOTH_RUNNING = phase("running", "running", null);

  @Test
  void aFrozenNodeIsLeftWithin600MillisAfterTheOtherRuns() {
    for (int offset = 0; offset < 2000; offset += 37) {
      VirtualBrowser browser = settled(offset);
      long frozen = browser.nowMillis();
      browser.turnTo(phase("running", "standby", "silent"));
      browser.until(frozen + 1000);
      assertEquals(PAGE, browser.href(), "left before the other node is Running");
      browser.turnTo(phase("running", "running", "silent"));
      browser.until(frozen + 1600);
      assertEquals(MOVED, browser.href(), "frozen at " + offset);
    }
  }

  @Test
  void aKilledNodeIsLeftWithin50MillisAfterTheOtherRuns() {
    for (int offset = 0; offset < 2000; offset += 37) {
      VirtualBrowser browser = settled(offset);
      long killed = browser.nowMillis();
      browser.turnTo(phase("running", "standby", "refused"));
      browser.until(killed + 50);
      assertEquals("Silent", says(browser, "current"));
      browser.until(killed + 150);
      browser.turnTo(phase("running", "running", "refused"));
      browser.until(killed + 200);
      assertEquals(MOVED, browser.href());
    }
  }

  @Test
  void aPageOnASlowLineHearsItsNodeAndIsToldToBePatient() {
    for (int roundTrip : new int[] {1100, 2500}) {
      VirtualBrowser browser = new VirtualBrowser(patient(HEALTHY), PAGE);
      for (String base : HEALTHY.nodes().keySet()) {
        browser.slow(base, roundTrip);
      }
      browser.until(browser.nowMillis() + 20_000);
      assertEquals("serverA Running, serverB Standby", line(browser), roundTrip + " ms");
      Scenario.Phase dead = patient(phase("running", "running", "refused"));
      for (JsonElement node : dead.nodes().values()) {
        if (node.isJsonObject()) {
          node.getAsJsonObject().addProperty("epoch", 99);
        }
      }
      browser.turnTo(dead);
      browser.until(browser.nowMillis() + 6000);
      assertEquals(MOVED, browser.href(), roundTrip + " ms");
    }
  }

  @Test
  void aNodeThatDoesNotAnswerAPageJustOpenedIsSaidToBeSilent() {
    Map<String, JsonElement> nodes = new LinkedHashMap<>(HEALTHY.nodes());
    VirtualBrowser browser = new VirtualBrowser(HEALTHY, PAGE);
    nodes.put(A, new JsonPrimitive("silent"));
    browser.turnTo(new Scenario.Phase(nodes, new JsonObject(), false));
    browser.until(browser.nowMillis() + 2100);
    assertEquals("Silent", says(browser, "current"));
    browser.until(browser.nowMillis() + 600_000);
    browser.turnTo(HEALTHY);
    browser.until(browser.nowMillis() + 61_000);
    assertEquals("Running", says(browser, "current"));
  }

  @Test
  void aSlowPublicAddressIsNotPassedOverForAQuickOneOfThePlant() {
    String open = "https://line3.example";
    for (String kind : new String[] {"refused", "silent"}) {
      VirtualBrowser browser = new VirtualBrowser(published(HEALTHY, open), PAGE);
      browser.slow(open, 800);
      browser.until(browser.nowMillis() + 3000);
      browser.turnTo(published(phase("running", "running", kind), open));
      browser.until(browser.nowMillis() + 3600);
      assertEquals(open + "/hall/3?view=a&view=b#valve", browser.href(), kind);
    }
  }

  @Test
  void anOperatorWhoClicksAgainAndAgainGoesAsSoonAsOneWhoWaits() {
    String open = "https://line3.example";
    VirtualBrowser browser = new VirtualBrowser(published(HEALTHY, open), PAGE);
    browser.until(browser.nowMillis() + 3000);
    Scenario.Phase switched = published(phase("standby", "running", null), open);
    Map<String, JsonElement> nodes = new LinkedHashMap<>(switched.nodes());
    nodes.put(open, new JsonPrimitive("refused"));
    browser.turnTo(new Scenario.Phase(nodes, new JsonObject(), false));
    long clicked = browser.nowMillis() + 200;
    for (int clicks = 0; clicks < 20 && browser.href().equals(PAGE); clicks++) {
      browser.until(clicked + 200 * clicks);
      browser.go();
    }
    browser.until(clicked + 4000);
    assertEquals(MOVED, browser.href());
  }

  /** Where node B has a public address too. */
  private static Scenario.Phase published(Scenario.Phase phase, String at) {
    Map<String, JsonElement> nodes = new LinkedHashMap<>();
    phase.nodes().forEach((base, node) -> nodes.put(base, node.deepCopy()));
    nodes.put(at, nodes.get(B));
    JsonObject address = new JsonObject();
    address.addProperty("url", at);
    address.addProperty("source", "PublicAddress");
    if (nodes.get(A).isJsonObject()) {
      JsonObject other = nodes.get(A).getAsJsonObject().getAsJsonObject("redundantNode");
      other.getAsJsonArray("addresses").add(address);
    }
    return new Scenario.Phase(nodes, new JsonObject(), false);
  }

  /** Where the nodes want pages to wait 5 s for an answer. */
  private static Scenario.Phase patient(Scenario.Phase phase) {
    Map<String, JsonElement> nodes = new LinkedHashMap<>();
    phase.nodes().forEach((base, node) -> nodes.put(base, node.deepCopy()));
    for (JsonElement node : nodes.values()) {
      if (node.isJsonObject()) {
        JsonObject beat = new JsonObject();
        beat.addProperty("periodMillis", 1000);
        beat.addProperty("timeoutMillis", 5000);
        beat.addProperty("missed", 2);
        node.getAsJsonObject().add("heartbeat", beat);
      }
    }
    return new Scenario.Phase(nodes, new JsonObject(), false);
  }

  @Test
  void nothingIsWritableFromTheFirstBrokenStreamOn() {
    VirtualBrowser browser = settled(0);
    assertTrue(writable(browser));
    browser.turnTo(phase("running", "standby", "refused"));
    browser.until(browser.nowMillis() + 3);
    assertEquals(false, writable(browser));
  }

  @Test
  void aPageThatIsBusyWithoutEndLeavesASilentNode() {
    VirtualBrowser browser = settled(0);
    browser.turnTo(phase("running", "running", "silent"));
    for (int busy = 0; busy < 20 && browser.href().equals(PAGE); busy++) {
      browser.sleep(650);
      browser.until(browser.nowMillis() + 50);
    }
    assertEquals(MOVED, browser.href());
  }

  @Test
  void aPageThatIsBusyWithoutEndStaysOnANodeThatAnswers() {
    VirtualBrowser browser = settled(0);
    browser.turnTo(BOTH_RUNNING);
    for (int busy = 0; busy < 40; busy++) {
      browser.sleep(650);
      browser.until(browser.nowMillis() + 50);
      assertNotEquals("Silent", says(browser, "current"));
    }
    assertEquals(PAGE, browser.href());
  }

  @Test
  void aSleptIntervalIsNoEvidence() {
    VirtualBrowser browser = settled(0);
    browser.turnTo(phase("running", "running", "silent"));
    browser.until(browser.nowMillis() + 200);
    browser.turnTo(BOTH_RUNNING);
    browser.sleep(3_600_000);
    browser.next();
    assertNotEquals("Silent", says(browser, "current"));
    browser.until(browser.nowMillis() + 5000);
    assertEquals(PAGE, browser.href());
    assertEquals("BothRunning", browser.told().get("why").getAsString());
  }

  @Test
  void aPageThatHoldsItselfIsAskedAgainAndGoesOnceItMay() {
    VirtualBrowser browser = settled(0);
    browser.hold(true);
    browser.turnTo(phase("running", "running", "refused"));
    browser.until(browser.nowMillis() + 10_500);
    assertEquals(PAGE, browser.href());
    assertEquals("Held", browser.told().get("why").getAsString());
    assertEquals(false, writable(browser));
    browser.hold(false);
    browser.until(browser.nowMillis() + 1_500);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void aPlannedSwitchIsAnnouncedAndCanBePutOffTenTimesAndMore() {
    VirtualBrowser browser = warning();
    long switched = browser.nowMillis();
    browser.turnTo(phase("standby", "running", null));
    for (int times = 0; times < 12; times++) {
      browser.until(switched + 100);
      assertEquals("Announced", why(browser));
      assertEquals(20, browser.told().get("seconds").getAsInt());
      assertEquals(
          "serverA is Standby: moving to serverB in 20 s",
          browser.told().get("line").getAsString());
      browser.until(switched + 19_900);
      assertEquals(1, browser.told().get("seconds").getAsInt());
      assertEquals(PAGE, browser.href());
      browser.putOff();
      switched = browser.nowMillis();
    }
    browser.until(switched + 20_100);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void anAnnouncedMoveIsMadeAtOnceWhereTheOperatorWantsItOrTheNodeFallsSilent() {
    VirtualBrowser browser = warning();
    browser.turnTo(phase("standby", "running", null));
    browser.until(browser.nowMillis() + 5000);
    browser.go();
    browser.until(browser.nowMillis() + 100);
    assertEquals(MOVED, browser.href());

    browser = warning();
    browser.turnTo(phase("standby", "running", null));
    browser.until(browser.nowMillis() + 5000);
    browser.turnTo(phase("running", "running", "refused"));
    browser.until(browser.nowMillis() + 100);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void aSilentNodeIsLeftWithoutAWarning() {
    VirtualBrowser browser = warning();
    browser.turnTo(phase("running", "running", "refused"));
    browser.until(browser.nowMillis() + 100);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void anAnnouncementEndsWhereTheNodeRunsAgain() {
    VirtualBrowser browser = warning();
    browser.turnTo(phase("standby", "running", null));
    browser.until(browser.nowMillis() + 5000);
    Scenario.Phase back = phase("running", "standby", null);
    back.nodes().values().forEach(node -> node.getAsJsonObject().addProperty("epoch", 99));
    browser.turnTo(back);
    browser.until(browser.nowMillis() + 30_000);
    assertEquals("CurrentRunning", why(browser));
    assertEquals(PAGE, browser.href());
    browser.putOff();
    assertEquals(0, browser.told().get("seconds").getAsInt());
  }

  @Test
  void ofManyPagesEachWaitsItsTurnAndSaysSo() {
    VirtualBrowser browser = amongMany();
    long switched = browser.nowMillis();
    browser.turnTo(many(phase("standby", "running", null)));
    browser.until(switched + 100);
    assertEquals("serverA is Standby: moving to serverB in 2 s", line(browser));
    assertEquals(2, browser.told().get("seconds").getAsInt());
    browser.until(switched + 1900);
    assertEquals("serverA is Standby: moving to serverB in 1 s", line(browser));
    assertEquals(PAGE, browser.href());
    browser.until(switched + 2100);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void pagesOfADeadNodeWaitAsItSaidLast() {
    VirtualBrowser browser = amongMany();
    long killed = browser.nowMillis();
    browser.turnTo(many(phase("running", "running", "refused")));
    browser.until(killed + 1900);
    assertEquals(PAGE, browser.href());
    assertEquals("No answer from serverA for 1 s: moving to serverB in 1 s", line(browser));
    browser.until(killed + 2100);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void theOperatorsClickIsOneOfManyAndDoesNotWait() {
    VirtualBrowser browser = amongMany();
    browser.turnTo(many(phase("running", "running", "refused")));
    browser.until(browser.nowMillis() + 200);
    browser.go();
    browser.until(browser.nowMillis() + 50);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void aPageThatWaitsItsTurnStaysWhereItsNodeRunsAgain() {
    VirtualBrowser browser = amongMany();
    browser.turnTo(many(phase("standby", "running", null)));
    browser.until(browser.nowMillis() + 1000);
    Scenario.Phase back = many(phase("running", "standby", null));
    back.nodes().values().forEach(node -> node.getAsJsonObject().addProperty("epoch", 99));
    browser.turnTo(back);
    browser.until(browser.nowMillis() + 10_000);
    assertEquals(PAGE, browser.href());
    assertEquals("CurrentRunning", why(browser));
  }

  @Test
  void aTargetThatIsTooBusyToAnswerInBetweenDoesNotMakeThePageWaitAnew() {
    VirtualBrowser browser = amongMany();
    long killed = browser.nowMillis();
    Scenario.Phase dead = many(phase("running", "running", "refused"));
    browser.turnTo(dead);
    browser.until(killed + 1000);
    Map<String, JsonElement> nodes = new LinkedHashMap<>(dead.nodes());
    nodes.replaceAll((at, node) -> at.equals(B) ? new JsonPrimitive("silent") : node);
    browser.turnTo(new Scenario.Phase(nodes, new JsonObject(), false));
    browser.until(killed + 1900);
    assertEquals(PAGE, browser.href());
    browser.turnTo(dead);
    browser.until(killed + 3500);
    assertEquals(MOVED, browser.href());
  }

  /** The middle one of pages that spread over 4 s. */
  private static VirtualBrowser amongMany() {
    VirtualBrowser browser = new VirtualBrowser(many(phase("running", "standby", null)), PAGE);
    browser.until(browser.nowMillis() + 3000);
    return browser;
  }

  private static Scenario.Phase many(Scenario.Phase phase) {
    for (JsonElement node : phase.nodes().values()) {
      if (node.isJsonObject()) {
        node.getAsJsonObject().addProperty("spreadMillis", 4000);
      }
    }
    return phase;
  }

  @Test
  void jumpsAreBoundedAndTheOperatorsOwnClickIsNot() {
    VirtualBrowser browser = settled(0);
    for (int there = 1; there <= 3; there++) {
      move(browser, there * 2, "standby", "running");
      assertEquals(MOVED, browser.href(), "jump " + there);
      move(browser, there * 2 + 1, "running", "standby");
      assertEquals(PAGE, browser.href(), "back " + there);
    }
    move(browser, 8, "standby", "running");
    assertEquals(PAGE, browser.href());
    assertEquals("HeldDown", browser.told().get("why").getAsString());
    browser.go();
    browser.until(browser.nowMillis() + 100);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void theHoldDownEnds() {
    VirtualBrowser browser = settled(0);
    for (int there = 1; there <= 3; there++) {
      move(browser, there * 2, "standby", "running");
      move(browser, there * 2 + 1, "running", "standby");
    }
    move(browser, 8, "standby", "running");
    assertEquals(PAGE, browser.href());
    browser.until(browser.nowMillis() + 62_000);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void theOperatorIsNotTakenToAStandbyNode() {
    VirtualBrowser browser = settled(0);
    browser.go();
    browser.until(browser.nowMillis() + 5000);
    assertEquals(PAGE, browser.href());
    assertEquals(
        "serverB is not Running at any address: not moved",
        browser.told().get("notice").getAsString());
  }

  @Test
  void aStreamThatIsRefusedForGoodIsMadeAnewWithinBounds() {
    Map<String, JsonElement> nodes = new LinkedHashMap<>(HEALTHY.nodes());
    VirtualBrowser browser = settled(0);
    nodes.replaceAll((at, node) -> at.equals(A) ? node : new JsonPrimitive("refused"));
    browser.turnTo(new Scenario.Phase(nodes, new JsonObject(), false));
    browser.until(browser.nowMillis() + 60_000);
    browser.turnTo(HEALTHY);
    int before = browser.opened();
    browser.until(browser.nowMillis() + 12_000);
    assertEquals(before + 1, browser.opened());
    assertEquals("Standby", says(browser, "redundant"));
  }

  @Test
  void aNodeInMaintenanceIsAskedRarelyUntilItIsNeeded() {
    JsonObject maintenance = new JsonObject();
    maintenance.addProperty("until", "2026-12-01T06:00:00Z");
    Scenario.Phase kept = phase("running", "standby", null);
    kept.nodes().get(B).getAsJsonObject().add("maintenance", maintenance);
    VirtualBrowser browser = settled(0);
    browser.turnTo(kept);
    browser.until(browser.nowMillis() + 20_000);
    int own = browser.asked(A);
    int other = browser.asked(B);
    browser.until(browser.nowMillis() + 60_000);
    assertTrue(browser.asked(A) - own >= 59, "its own node as ever");
    assertTrue(browser.asked(B) - other <= 6, (browser.asked(B) - other) + " times in a minute");
    Scenario.Phase needed = phase("running", "running", "refused");
    browser.turnTo(needed);
    browser.until(browser.nowMillis() + 200);
    assertEquals(MOVED, browser.href());
  }

  @Test
  void thePageTellsItsNodeWhetherItCouldMove() {
    VirtualBrowser browser = settled(0);
    assertEquals("page=1000000000&other=Ready", browser.reported());
    for (String kind : new String[] {"silent Late", "refused NoConnection"}) {
      Map<String, JsonElement> nodes = new LinkedHashMap<>(HEALTHY.nodes());
      JsonPrimitive instead = new JsonPrimitive(kind.split(" ")[0]);
      nodes.replaceAll((at, node) -> at.equals(A) ? node : instead);
      browser.turnTo(new Scenario.Phase(nodes, new JsonObject(), false));
      browser.until(browser.nowMillis() + 6000);
      assertEquals("page=1000000000&other=" + kind.split(" ")[1], browser.reported());
    }
  }

  @Test
  void bothSilentIsSaidWithTheTimeAndTheAgeOfTheDataWhichIsCountedOn() {
    VirtualBrowser browser = settled(0);
    Map<String, JsonElement> nodes = new LinkedHashMap<>(HEALTHY.nodes());
    nodes.replaceAll((at, node) -> new JsonPrimitive("refused"));
    browser.turnTo(new Scenario.Phase(nodes, new JsonObject(), false));
    long silent = browser.nowMillis();
    for (int seconds = 5; seconds < 8; seconds++) {
      browser.until(silent + seconds * 1000 + 100);
      assertEquals(
          "No answer from serverA and serverB: both nodes are silent since 23:13:24, data is "
              + seconds
              + " s old",
          line(browser));
    }
  }

  @Test
  void aRedundantNodeThatIsNotReadyAsksForAttention() {
    VirtualBrowser browser = settled(0);
    assertEquals("ok", browser.told().get("says").getAsString());
    Scenario.Phase alone = phase("running", "standby", null);
    for (String node : new String[] {A, B}) {
      alone.nodes().get(node).getAsJsonObject().addProperty("redundancy", "Alone");
    }
    browser.turnTo(alone);
    browser.until(browser.nowMillis() + 2000);
    assertEquals("attention", browser.told().get("says").getAsString());
    assertEquals("serverA Running, serverB Standby and not ready to take over", line(browser));
  }

  private static VirtualBrowser warning() {
    VirtualBrowser browser = new VirtualBrowser(HEALTHY, PAGE);
    browser.warn(20_000);
    browser.until(browser.nowMillis() + 3000);
    return browser;
  }

  private static String line(VirtualBrowser browser) {
    return browser.told().get("line").getAsString();
  }

  private static String why(VirtualBrowser browser) {
    return browser.told().get("why").getAsString();
  }

  private static void move(VirtualBrowser browser, int epoch, String a, String b) {
    Scenario.Phase phase = phase(a, b, null);
    for (JsonElement node : phase.nodes().values()) {
      node.getAsJsonObject().addProperty("epoch", 10 + epoch);
    }
    browser.turnTo(phase);
    browser.until(browser.nowMillis() + 1500);
  }

  private static VirtualBrowser settled(int offsetMillis) {
    VirtualBrowser browser = new VirtualBrowser(HEALTHY, PAGE);
    browser.until(browser.nowMillis() + 3000 + offsetMillis);
    assertEquals("Running", says(browser, "current"));
    assertEquals("Standby", says(browser, "redundant"));
    return browser;
  }

  private static String says(VirtualBrowser browser, String node) {
    return browser.told().getAsJsonObject(node).get("says").getAsString();
  }

  private static boolean writable(VirtualBrowser browser) {
    return browser.told().get("writable").getAsBoolean();
  }

  @Test
  void aPageGoesOnWhereItsIndependentNodeBecomesOneOfAPair() {
    Scenario.Phase pair = phase("running", "standby", null);
    Map<String, JsonElement> alone = new LinkedHashMap<>(pair.nodes());
    alone.replaceAll((at, node) -> at.equals(A) ? independent(node) : new JsonPrimitive("refused"));
    VirtualBrowser page = new VirtualBrowser(new Scenario.Phase(alone, null, false), PAGE);
    page.until(5000);
    assertEquals("Running", says(page, "current"));
    page.turnTo(pair);
    page.until(10_000);
    assertEquals("Running", says(page, "current"));
    assertEquals("Standby", says(page, "redundant"));
    page.turnTo(phase("running", "running", "refused"));
    page.until(13_000);
    assertEquals(MOVED, page.href());
  }

  private static JsonElement independent(JsonElement node) {
    JsonObject status = node.getAsJsonObject().deepCopy();
    status.addProperty("pair", "");
    status.addProperty("mode", "Independent");
    status.addProperty("redundancy", "Alone");
    status.addProperty("sequence", status.get("sequence").getAsLong() - 1);
    status.remove("redundantNode");
    return status;
  }

  /** The nodes of the table's scenarios, asked at the default heartbeat. */
  static Scenario.Phase phase(String master, String backup, String masterInstead) {
    Scenario.Phase found = last("table-on-master-master-" + master + "-backup-" + backup);
    Map<String, JsonElement> nodes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> at : found.nodes().entrySet()) {
      JsonObject status = at.getValue().getAsJsonObject().deepCopy();
      status.remove("heartbeat");
      nodes.put(at.getKey(), status);
    }
    if (masterInstead != null) {
      nodes.put(A, new JsonPrimitive(masterInstead));
    }
    return new Scenario.Phase(nodes, new JsonObject(), false);
  }

  private static Scenario.Phase last(String name) {
    for (Scenario scenario : Scenario.all()) {
      if (scenario.name().equals(name)) {
        return scenario.phases().get(scenario.phases().size() - 1);
      }
    }
    throw new IllegalArgumentException("no such scenario: " + name);
  }
}

package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * The four rows of the table, with real nodes, a real page and real faults. A page of the master
 * goes through its two rows in each decisive engine.
 */
@Tag("screens")
class TableRowsIT {
  private static final String WHERE = "/area/tank-1?span=300&x=a%20b&x=&y=%C3%A9+;z#p-101";

  /** What the operator had open before, on the other node: a picture, which stays where it is. */
  private static final String BEFORE = "/favicon.svg";

  private static final int SEVERAL = 4;

  /** Where the page is to stay, no busy machine shall make the nodes take each other for silent. */
  private static final int PATIENT_FAILOVER_MILLIS = 4000;

  @RegisterExtension final Lab lab = new Lab();

  static Stream<Arguments> usual() {
    return withSilences(Engine.usual().stream(), Silence.values());
  }

  /**
   * A page that leaves its master has every silence in each run; the other rows have the other two
   * by --long, which are the same to a page that stays or to the one on the backup.
   */
  static Stream<Arguments> usualKilled() {
    return Boolean.getBoolean("switchover.long")
        ? usual()
        : withSilences(Engine.usual().stream(), Silence.KILLED);
  }

  static Stream<Arguments> usualAndKilledInOthers() {
    return Stream.concat(usual(), killedInOthers());
  }

  private static Stream<Arguments> killedInOthers() {
    Stream<Engine> others = Engine.decisive().stream().filter(e -> !Engine.usual().contains(e));
    return withSilences(others, Silence.KILLED);
  }

  private static Stream<Arguments> withSilences(Stream<Engine> engines, Silence... silences) {
    return engines.flatMap(
        engine -> Stream.of(silences).map(silence -> Arguments.of(engine, silence)));
  }

  @ParameterizedTest
  @MethodSource("usualKilled")
  void masterIsRunningAndBackupSilentSoThePageStays(Engine engine, Silence silence)
      throws Exception {
    TestPair pair = patient(silence.plan(lab)).startFull();
    Page page = openOn(engine, pair, pair.a());
    silence.befall(pair, pair.b());
    page.awaitKnows("Running", "Silent");
    assertStays(page, pair.url(pair.a()));
  }

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#decisive")
  void masterIsRunningAndBackupStandbySoThePageStays(Engine engine) throws Exception {
    TestPair pair = patient(TestPair.in(lab)).startFull();
    Page page = openOn(engine, pair, pair.a());
    page.awaitKnows("Running", "Standby");
    page.screenshot("master-running");
    assertStays(page, pair.url(pair.a()));
  }

  @ParameterizedTest
  @MethodSource("usualAndKilledInOthers")
  void masterIsSilentAndBackupRunningSoThePageGoes(Engine engine, Silence silence)
      throws Exception {
    TestPair pair = silence.plan(lab).startFull();
    Page page = openOn(engine, pair, pair.a());
    silence.befall(pair, pair.a());
    page.awaitAt(pair.url(pair.b()) + WHERE);
    page.awaitScript();
    assertServedBy(page, "serverB", "Backup", "serverA");
    page.awaitKnows("Running", "Silent");
    page.screenshot("landed-on-backup-master-" + silence);
    page.back();
    page.awaitAt(pair.url(pair.b()) + BEFORE);
  }

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#decisive")
  void masterIsStandbyAndBackupRunningSoThePageGoes(Engine engine) throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    Page page = openOn(engine, pair, pair.a());
    pair.switchFrom(pair.a());
    page.awaitAt(pair.url(pair.b()) + WHERE);
    page.awaitScript();
    assertServedBy(page, "serverB", "Backup", "serverA");
    pair.awaitFull(pair.b());
  }

  @ParameterizedTest
  @MethodSource("usualKilled")
  void backupIsRunningAndMasterSilentSoThePageStays(Engine engine, Silence silence)
      throws Exception {
    TestPair pair = withBackupRunning(patient(silence.plan(lab)));
    Page page = openOn(engine, pair, pair.b());
    silence.befall(pair, pair.a());
    page.awaitKnows("Running", "Silent");
    assertStays(page, pair.url(pair.b()));
  }

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void backupIsRunningAndMasterStandbySoThePageStays(Engine engine) throws Exception {
    TestPair pair = withBackupRunning(patient(TestPair.in(lab)));
    Page page = openOn(engine, pair, pair.b());
    page.awaitKnows("Running", "Standby");
    assertStays(page, pair.url(pair.b()));
  }

  @ParameterizedTest
  @MethodSource("usualKilled")
  void backupIsSilentAndMasterRunningSoThePageGoes(Engine engine, Silence silence)
      throws Exception {
    TestPair pair = withBackupRunning(silence.plan(lab));
    Page page = openOn(engine, pair, pair.b());
    silence.befall(pair, pair.b());
    page.awaitAt(pair.url(pair.a()) + WHERE);
    page.awaitScript();
    assertServedBy(page, "serverA", "Master", "serverB");
  }

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#usual")
  void backupIsStandbyAndMasterRunningSoThePageGoes(Engine engine) throws Exception {
    TestPair pair = withBackupRunning(TestPair.in(lab));
    Page page = openOn(engine, pair, pair.b());
    pair.switchFrom(pair.b());
    page.awaitAt(pair.url(pair.a()) + WHERE);
    page.awaitScript();
    assertServedBy(page, "serverA", "Master", "serverB");
    pair.awaitFull(pair.a());
  }

  private static PairPlan patient(PairPlan plan) {
    return plan.failoverMillis(PATIENT_FAILOVER_MILLIS);
  }

  private TestPair withBackupRunning(PairPlan plan) throws Exception {
    TestPair pair = plan.manual().startFull();
    pair.switchByHttp(pair.a());
    pair.awaitFull(pair.b());
    return pair;
  }

  /** Opens the page on a node and marks it, so that a reload would be seen. */
  private Page openOn(Engine engine, TestPair pair, TestNode node) throws Exception {
    Browser browser = Browser.start(engine, lab, pair.pageHosts());
    browser.visit(pair.url(pair.other(node)) + BEFORE).awaitLoaded();
    Page page = browser.open(pair.url(node) + WHERE);
    page.awaitStay("CurrentRunning");
    page.mark();
    return page;
  }

  private static void assertStays(Page page, String base) {
    page.awaitRounds(SEVERAL);
    page.awaitAt(base + WHERE);
    assertTrue(page.isMarked(), "the page was not loaded anew");
    page.awaitStay("CurrentRunning");
  }

  private static void assertServedBy(Page page, String name, String mode, String left) {
    page.awaitStay("CurrentRunning");
    JsonObject says = page.says();
    assertEquals(left, says.getAsJsonObject("moved").get("from").getAsString());
    assertTrue(says.get("line").getAsString().startsWith("Moved from " + left), says.toString());
    JsonObject current = says.getAsJsonObject("current");
    assertEquals(name, current.get("name").getAsString());
    assertEquals(mode, current.get("mode").getAsString());
  }
}

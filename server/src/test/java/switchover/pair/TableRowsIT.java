package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import switchover.browser.Browser;
import switchover.browser.Page;

/** The four rows of the table, with real nodes, a real page and real faults. */
class TableRowsIT {
  private static final String WHERE = "/area/tank-1?span=300&x=a%20b&x=&y=%C3%A9+;z#p-101";
  private static final int SEVERAL = 6;

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @EnumSource(Silence.class)
  void masterIsRunningAndBackupSilentSoThePageStays(Silence silence) throws Exception {
    TestPair pair = silence.plan(lab).startFull();
    Page page = openOn(pair, pair.a());
    silence.befall(pair, pair.b());
    page.awaitKnows("Running", "Silent");
    assertStays(page, pair.url(pair.a()));
  }

  @Test
  void masterIsRunningAndBackupStandbySoThePageStays() throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    Page page = openOn(pair, pair.a());
    page.awaitKnows("Running", "Standby");
    page.screenshot("master-running");
    assertStays(page, pair.url(pair.a()));
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void masterIsSilentAndBackupRunningSoThePageGoes(Silence silence) throws Exception {
    TestPair pair = silence.plan(lab).startFull();
    Page page = openOn(pair, pair.a());
    silence.befall(pair, pair.a());
    page.awaitAt(pair.url(pair.b()) + WHERE);
    page.awaitScript();
    assertServedBy(page, "serverB", "Backup");
    page.awaitKnows("Running", "Silent");
    page.screenshot("landed-on-backup-master-" + silence);
  }

  @Test
  void masterIsStandbyAndBackupRunningSoThePageGoes() throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    Page page = openOn(pair, pair.a());
    pair.switchFrom(pair.a());
    page.awaitAt(pair.url(pair.b()) + WHERE);
    page.awaitScript();
    assertServedBy(page, "serverB", "Backup");
    pair.awaitFull(pair.b());
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void backupIsRunningAndMasterSilentSoThePageStays(Silence silence) throws Exception {
    TestPair pair = withBackupRunning(silence.plan(lab));
    Page page = openOn(pair, pair.b());
    silence.befall(pair, pair.a());
    page.awaitKnows("Running", "Silent");
    assertStays(page, pair.url(pair.b()));
  }

  @Test
  void backupIsRunningAndMasterStandbySoThePageStays() throws Exception {
    TestPair pair = withBackupRunning(TestPair.in(lab));
    Page page = openOn(pair, pair.b());
    page.awaitKnows("Running", "Standby");
    assertStays(page, pair.url(pair.b()));
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void backupIsSilentAndMasterRunningSoThePageGoes(Silence silence) throws Exception {
    TestPair pair = withBackupRunning(silence.plan(lab));
    Page page = openOn(pair, pair.b());
    silence.befall(pair, pair.b());
    page.awaitAt(pair.url(pair.a()) + WHERE);
    page.awaitScript();
    assertServedBy(page, "serverA", "Master");
  }

  @Test
  void backupIsStandbyAndMasterRunningSoThePageGoes() throws Exception {
    TestPair pair = withBackupRunning(TestPair.in(lab));
    Page page = openOn(pair, pair.b());
    pair.switchFrom(pair.b());
    page.awaitAt(pair.url(pair.a()) + WHERE);
    page.awaitScript();
    assertServedBy(page, "serverA", "Master");
    pair.awaitFull(pair.a());
  }

  private TestPair withBackupRunning(PairPlan plan) throws Exception {
    TestPair pair = plan.manual().startFull();
    pair.switchByHttp(pair.a());
    pair.awaitFull(pair.b());
    return pair;
  }

  /** Opens the page on a node and marks it, so that a reload would be seen. */
  private Page openOn(TestPair pair, TestNode node) throws Exception {
    Page page = Browser.start(lab, pair.pageHosts()).open(pair.url(node) + WHERE);
    page.awaitStay("CurrentRunning");
    page.mark();
    return page;
  }

  private static void assertStays(Page page, String base) {
    page.awaitHeartbeats(SEVERAL);
    page.awaitAt(base + WHERE);
    assertTrue(page.isMarked(), "the page was not loaded anew");
    page.awaitStay("CurrentRunning");
  }

  private static void assertServedBy(Page page, String name, String mode) {
    page.awaitStay("CurrentRunning");
    JsonObject current = page.says().getAsJsonObject("current");
    assertEquals(name, current.get("name").getAsString());
    assertEquals(mode, current.get("mode").getAsString());
  }
}

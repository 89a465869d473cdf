package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.outside.Observer;
import switchover.status.Contract;

/**
 * Nodes of different contract versions: one apart they are a pair in every respect, so that it is
 * upgraded one node at a time; two apart they refuse each other and say why.
 */
@Tag("nodes")
class ContractVersionsIT {
  private static final int VERSION = Contract.SCHEMA;

  /** So long that a hand-over is told from a failover even on a busy machine. */
  private static final int FAILOVER_MILLIS = 6000;

  @TempDir private static Path builds;
  private static Path oneMore;
  private static Path twoMore;

  @RegisterExtension final Lab lab = new Lab();

  @BeforeAll
  static void build() throws Exception {
    oneMore = RaisedBuild.by(1, builds);
    twoMore = RaisedBuild.by(2, builds);
  }

  @ParameterizedTest(name = "the higher version on the {0}")
  @ValueSource(strings = {"Master", "Backup"})
  void oneApartTheyLinkSwitchAndFailOver(String higher) throws Exception {
    boolean master = higher.equals("Master");
    TestPair pair = plan(higher, oneMore).manual().startFull();
    assertEquals(VERSION + (master ? 1 : 0), version(pair.a()));
    assertEquals(VERSION + (master ? 0 : 1), version(pair.b()));
    pair.switchByHttp(pair.a());
    pair.awaitFull(pair.b());
    pair.switchByHttp(pair.b());
    pair.awaitFull(pair.a());
    pair.a().process().kill();
    pair.b().awaitState("Running");
    pair.a().start();
    pair.awaitFull(pair.b());
    pair.b().process().kill();
    pair.a().awaitState("Running");
  }

  @Test
  void aPairIsUpgradedOneNodeAtATimeAndOneIsAlwaysRunning() throws Exception {
    BuildLaunch a = new BuildLaunch(Product.jar());
    BuildLaunch b = new BuildLaunch(Product.jar());
    TestPair pair =
        TestPair.in(lab).launch(a, b).manual().failoverMillis(FAILOVER_MILLIS).startFull();
    try (Observer seen = Observer.of(pair)) {
      pair.b().process().stop();
      b.use(oneMore);
      pair.b().start();
      pair.awaitFull(pair.a());
      pair.a().process().stop();
      a.use(oneMore);
      pair.a().start();
      pair.awaitFull(pair.b());
      long nobodyMillis = seen.longestMillisWithoutRunning();
      assertTrue(nobodyMillis < FAILOVER_MILLIS / 2, nobodyMillis + " ms with nobody Running");
    }
    assertEquals(VERSION + 1, version(pair.a()));
    assertEquals(VERSION + 1, version(pair.b()));
  }

  @ParameterizedTest(name = "the higher version on the {0}")
  @ValueSource(strings = {"Master", "Backup"})
  void twoApartTheyRefuseEachOtherAndSayWhy(String higher) throws Exception {
    TestPair pair = plan(higher, twoMore).ready();
    pair.a().start();
    pair.b().start();
    for (TestNode node : pair.nodes()) {
      Await.until(
          node.name() + " says that the versions don't fit",
          Duration.ofSeconds(20),
          node::seen,
          () -> node.printed().contains("Version: contract versions"));
      assertTrue(node.printed().contains("are more than one apart"), node.printed());
      node.awaitAttention("Version", "are more than one apart");
    }
  }

  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes 15 s each; ./test has the two that refuse each other and say why")
  @ParameterizedTest(name = "the higher version on the {0}")
  @ValueSource(strings = {"Master", "Backup"})
  void twoApartTheBackupStaysBehindALivingMasterAndFollowsADeadOne(String higher) throws Exception {
    TestPair pair = plan(higher, twoMore).failoverMillis(FAILOVER_MILLIS / 3).ready();
    pair.b().start();
    pair.b().awaitState("Running");
    pair.a().start();
    pair.a().awaitState("Running");
    pair.b().awaitState("Standby");
    long epoch = pair.a().status().get("epoch").getAsLong();
    assertTrue(pair.b().status().get("epoch").getAsLong() >= epoch);
    pair.a().process().kill();
    pair.b().awaitState("Running");
    assertTrue(pair.b().status().get("epoch").getAsLong() > epoch);
  }

  private PairPlan plan(String higher, Path build) {
    Launch same = new JarLaunch();
    Launch raised = new BuildLaunch(build);
    boolean master = higher.equals("Master");
    return TestPair.in(lab).launch(master ? raised : same, master ? same : raised);
  }

  private static int version(TestNode node) throws Exception {
    return node.status().get("schema").getAsInt();
  }
}

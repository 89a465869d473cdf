package switchover.hostile;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Await;
import switchover.pair.JarLaunch;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * The master is gone, and somebody at its address answers whatever he likes: the backup takes over
 * by its rule, and bears him as long as he is there.
 */
@Tag("nodes")
class ImpostorMasterIT {
  private static final boolean LONG = Boolean.getBoolean("switchover.long");
  private static final int LEAST_DIALS_OF_EACH = LONG ? 200 : 3;

  /**
   * That he has another key is shown; each thing that he does is said once, and there are a few
   * ways to say it.
   */
  private static final Vitals.Most MORE = new Vitals.Most(1, 12, 20, 6);

  private static final Duration WITHIN = Duration.ofMinutes(LONG ? 30 : 2);

  @RegisterExtension final Lab lab = new Lab();

  private final Overheard overheard = new Overheard();

  @Test
  void theBackupTakesOverAndBearsWhateverHeAnswers() throws Exception {
    TestPair pair =
        TestPair.in(lab).cuttable().launch(JarLaunch.small(), JarLaunch.small()).ready();
    pair.overhearLink(overheard);
    pair.a().start();
    pair.a().awaitAnswering();
    pair.b().start();
    pair.awaitFull(pair.a());
    pair.a().process().kill();
    Impostor impostor = lab.keep(Impostor.at(pair.a().place(), overheard.byMaster()));
    TestNode backup = pair.b();
    backup.awaitState("Running");
    Vitals before = Vitals.of(backup);
    PageWatch watch = PageWatch.of(backup);
    Await.until(
        "each answer was given " + LEAST_DIALS_OF_EACH + " times",
        WITHIN,
        impostor::toString,
        () -> impostor.leastGiven() >= LEAST_DIALS_OF_EACH);
    watch.close();
    Vitals.of(backup).assertBorneBy(backup, watch, before, MORE);
  }
}

package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Http;
import switchover.pair.JarLaunch;
import switchover.pair.Lab;
import switchover.pair.TestNode;

/** Nobody takes what a node prints: its reader is stopped, or the disk behind it hangs. */
@Tag("nodes")
class UnreadLogIT {
  private static final int SEVERAL = 50;

  /** Two lines each, more than ever wait. */
  private static final int REFUSED_SWITCHES = 600;

  private static final Pattern MISSING = Pattern.compile("WARNING switchover.log: [0-9]+ lines");

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void theStandbyTakesOverAndAnswersAndSaysLaterWhatIsMissing() throws Exception {
    PipedLaunch piped = new PipedLaunch();
    Course.run(
        Course.plan(lab).launch(new JarLaunch(), piped),
        (pair, seen) -> {
          TestNode b = pair.b();
          piped.clog(b);
          pair.a().process().kill();
          seen.awaitRunning(b);
          seen.awaitAnswers(b, SEVERAL);
          String url = b.place().url() + "/api/switch";
          for (int i = 0; i < REFUSED_SWITCHES; i++) {
            assertEquals(409, Http.post(url, b.home().token()).statusCode());
          }
          assertFalse(b.printed().contains("Standby -> Running"), b.printed());
          piped.clear(b);
          seen.await("the log goes on", () -> b.printed().contains("Standby -> Running"));
          seen.await("what is missing is said", () -> MISSING.matcher(b.printed()).find());
          pair.a().start();
          seen.awaitSettled(pair.a());
          piped.clog(b);
          assertEquals(0, b.process().stop());
          b.start();
          seen.awaitSettled(pair.a());
        });
  }
}

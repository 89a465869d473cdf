package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.outside.Observer;
import switchover.pair.Http;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** kill -9 in the middle of a planned switch and of a start, at swept moments. */
@Tag("nodes")
class KillInTheMiddleIT {
  private static final int KILLS = Course.LONG ? 40 : 2;

  /** A switch is over in less. */
  private static final int SWITCH_MILLIS = 25;

  /** A start is over in less, but on a busy machine. */
  private static final int START_MILLIS = 900;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void theOneThatHandsOver() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          for (int millis : Moment.sweep(KILLS, 0, SWITCH_MILLIS)) {
            killDuringSwitch(pair, seen, pair.a(), millis);
          }
        });
  }

  @Test
  void theOneThatTakesOver() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          for (int millis : Moment.sweep(KILLS, 0, SWITCH_MILLIS)) {
            killDuringSwitch(pair, seen, pair.b(), millis);
          }
        });
  }

  /** Not a swept moment but the very one in which nobody is Running. */
  @Test
  void eitherOnceTheFormerIsStandby() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          for (TestNode dies : pair.nodes()) {
            CompletableFuture<Integer> asked = askForSwitch(pair.a());
            seen.awaitStandby(pair.a());
            dies.process().kill();
            returnAndSettle(pair, seen, dies, asked);
          }
        });
  }

  @Test
  void aNodeThatStarts() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          TestNode starts = pair.a();
          for (int millis : Moment.sweep(KILLS, 0, START_MILLIS)) {
            starts.process().kill();
            starts.start();
            Moment.pass(millis);
            starts.process().kill();
            starts.start();
            seen.awaitSettled(pair.a());
            starts = pair.other(starts);
          }
        });
  }

  private static void killDuringSwitch(TestPair pair, Observer seen, TestNode dies, int millis)
      throws Exception {
    CompletableFuture<Integer> asked = askForSwitch(pair.a());
    Moment.pass(millis);
    dies.process().kill();
    returnAndSettle(pair, seen, dies, asked);
  }

  /** Whatever became of the switch, one is Running soon, and the returning one makes it whole. */
  private static void returnAndSettle(
      TestPair pair, Observer seen, TestNode dies, CompletableFuture<Integer> asked)
      throws Exception {
    seen.awaitRunning(pair.other(dies));
    dies.start();
    TestNode running = seen.awaitSettled();
    asked.exceptionally(failure -> 0).join();
    if (running == pair.b()) {
      pair.switchByHttp(pair.b());
    }
    seen.awaitSettled(pair.a());
    assertTrue(pair.a().process().alive() && pair.b().process().alive());
  }

  /** The answer's code; a failure where the asked node is killed. */
  private static CompletableFuture<Integer> askForSwitch(TestNode node) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            String url = node.place().url() + "/api/switch";
            return Http.post(url, node.home().token()).statusCode();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
  }
}

package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchover.node.DecidedBy;
import switchover.node.Effect;
import switchover.node.Event;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.node.Permission;
import switchover.node.Recovery;
import switchover.status.Mode;

/** A coordinator's word is asked for when it matters; the news of its change may come late. */
class NodeLoopTest {
  private static final Permission LEADS = new Permission(true, true, "leads");
  private static final Permission LOST = new Permission(false, false, "no answer");

  private final NodeConfig config =
      new NodeConfig(
          Mode.MASTER, Recovery.AUTOMATIC, 750, 1000, 10_000, 0, DecidedBy.COORDINATOR, true);
  private final List<Boolean> shown = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private long now = 5000;
  private Permission word = LOST;
  private Runnable whileShowing = () -> {};
  private final NodeLoop loop =
      new NodeLoop(
          config, Node.started(config, 0, now), () -> now, this::show, effects::add, node -> {});

  NodeLoopTest() {
    loop.judgeBy(() -> word);
  }

  @Test
  void aClaimLapsesWhereTheLeadWasLostWhileItWentToDisk() {
    word = LEADS;
    loop.take(new Event.Tick());
    assertEquals(List.of(new Effect.SaveEpoch(1)), claims());
    word = LOST;
    loop.take(new Event.EpochSaved(1));
    assertFalse(loop.fresh().running());
    assertFalse(shown.contains(true), "it was shown as Running without the lead");
  }

  @Test
  void aLookNoticesThatTheLeadIsLost() {
    word = LEADS;
    loop.take(new Event.Tick());
    loop.take(new Event.EpochSaved(1));
    assertTrue(loop.fresh().running());
    word = LOST;
    assertFalse(loop.fresh().running());
    assertFalse(loop.report().ready());
  }

  /** After a pause many ask at once: nobody may go on to what was shown before it. */
  @Test
  void whoeverLooksWhileALossIsBeingShownWaitsUntilItIs() {
    word = LEADS;
    loop.take(new Event.Tick());
    loop.take(new Event.EpochSaved(1));
    word = LOST;
    Thread second = new Thread(loop::fresh, "second-look");
    whileShowing = () -> assertWaits(second);
    assertFalse(loop.fresh().running());
    assertTrue(shown.get(shown.size() - 1).equals(false));
  }

  @Test
  void whoeverLooksWhileAPauseIsBeingShownWaitsUntilItIs() {
    word = LEADS;
    loop.take(new Event.Tick());
    loop.take(new Event.EpochSaved(1));
    now += 1001;
    Thread second = new Thread(loop::fresh, "second-look");
    whileShowing = () -> assertWaits(second);
    assertFalse(loop.fresh().running());
  }

  private void show(Node node) {
    Runnable meanwhile = whileShowing;
    whileShowing = () -> {};
    meanwhile.run();
    shown.add(node.running());
  }

  private static void assertWaits(Thread second) {
    second.start();
    while (second.isAlive() && second.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    assertTrue(second.isAlive(), "it went on to what was shown before");
  }

  private List<Effect> claims() {
    return effects.stream().filter(effect -> effect instanceof Effect.SaveEpoch).toList();
  }
}

package switchover.explore;

import java.util.List;
import switchover.node.Effect;
import switchover.node.Event;
import switchover.node.Node;
import switchover.node.Step;
import switchover.status.NodeState;

/** What of a step must be told to whoever keeps the log and counts. */
final class Log {
  private Log() {}

  /** Whether a change of state is told, and that two Running nodes have found each other. */
  static boolean tellsAll(Node before, Event event, Step step) {
    boolean changed = before.state() != step.node().state();
    boolean found =
        event instanceof Event.Heard heard
            && heard.report().state() == NodeState.RUNNING
            && before.running()
            && !before.peer().says(NodeState.RUNNING);
    return (!changed || has(step.effects(), Effect.Changed.class))
        && (!found || has(step.effects(), Effect.BothRunning.class));
  }

  private static boolean has(List<Effect> effects, Class<? extends Effect> kind) {
    return effects.stream().anyMatch(kind::isInstance);
  }
}

package switchover.live;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import switchover.node.Effect;
import switchover.node.Event;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.node.NodeView;
import switchover.node.Permission;
import switchover.node.Report;
import switchover.node.StateMachine;
import switchover.node.Step;

/**
 * Takes one event at a time through the state machine: first the new node is shown, then the
 * effects are carried out in their order. Thread-safe.
 */
final class NodeLoop implements AutoCloseable {
  /** How often time itself is an event, at least; also how soon a pause is noticed. */
  private static final int TICK_MILLIS = 100;

  /** So much more often than the failover time that a tick which comes late is no pause. */
  private static final int TICKS_PER_FAILOVER = 10;

  private final NodeConfig config;
  private final LongSupplier clockMillis;
  private final Consumer<Node> show;
  private final Consumer<Effect> effects;
  private final Consumer<Node> settled;
  private final Thread ticker = new Thread(this::tick, "switchover-node");
  private volatile Node node;

  /** The node that everybody can see; the newer one may still be on its way there. */
  private volatile Node shown;

  private volatile Supplier<Permission> judge;
  private volatile boolean closed;

  /**
   * @param clockMillis monotonic
   * @param show makes the node visible; called under this loop's lock, must not block
   * @param effects carries one out; called under this loop's lock, must not block
   * @param settled is told the node when its effects have been carried out; the same
   */
  NodeLoop(
      NodeConfig config,
      Node first,
      LongSupplier clockMillis,
      Consumer<Node> show,
      Consumer<Effect> effects,
      Consumer<Node> settled) {
    this.config = config;
    this.node = first;
    this.shown = first;
    this.clockMillis = clockMillis;
    this.show = show;
    this.effects = effects;
    this.settled = settled;
    ticker.setDaemon(true);
  }

  /**
   * Has permission judged anew before each event and at each look, since a change of it may reach
   * this node late: after a pause, or while the epoch of a claim goes to disk.
   *
   * @param now must not block
   */
  void judgeBy(Supplier<Permission> now) {
    judge = now;
  }

  void start() {
    ticker.start();
  }

  /** Takes the event in; what whoever decides says of this node by then, before it. */
  synchronized void take(Event event) {
    Permission word = newWord();
    if (word != null) {
      step(new Event.Permitted(word));
    }
    step(event);
  }

  private void step(Event event) {
    Step step = StateMachine.step(config, node, event, clockMillis.getAsLong());
    node = step.node();
    show.accept(node);
    shown = node;
    for (Effect effect : step.effects()) {
      effects.accept(effect);
    }
    settled.accept(step.node());
    notifyAll();
  }

  /**
   * Waits until the node is so.
   *
   * @param untilMillis when the wait ends at the latest
   */
  synchronized void await(Predicate<Node> so, long untilMillis) {
    try {
      long leftMillis = untilMillis - clockMillis.getAsLong();
      while (!so.test(node) && leftMillis > 0) {
        wait(leftMillis);
        leftMillis = untilMillis - clockMillis.getAsLong();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The node as it is, after a pause of this process has been noticed (N6) and shown. Many ask at
   * once after a pause: whoever comes second waits until the first has shown it.
   */
  Node fresh() {
    boolean slept = clockMillis.getAsLong() - shown.seenMillis() > config.failoverMillis();
    if (slept || newWord() != null) {
      take(new Event.Tick());
    }
    return node;
  }

  /**
   * What the node says over the redundant connection now: it knows of every change that was made
   * before this was called, so that what the other node answers to it is an answer to them.
   */
  synchronized Report report() {
    return NodeView.report(config, fresh(), clockMillis.getAsLong());
  }

  @Override
  public void close() {
    closed = true;
    ticker.interrupt();
  }

  /** What whoever decides says now; null where the node shows that it knows it. */
  private Permission newWord() {
    Supplier<Permission> asked = judge;
    Permission word = asked == null ? null : asked.get();
    return word == null || word.equals(shown.permission()) ? null : word;
  }

  private void tick() {
    int tickMillis = Math.min(TICK_MILLIS, config.failoverMillis() / TICKS_PER_FAILOVER);
    while (!closed) {
      take(new Event.Tick());
      long now = clockMillis.getAsLong();
      try {
        Thread.sleep(Math.max(1, NodeView.nextMillis(config, node, now, tickMillis) - now));
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}

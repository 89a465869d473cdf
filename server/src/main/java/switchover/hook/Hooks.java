package switchover.hook;

import com.google.gson.JsonObject;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Calls the command and the address that an admin has set, on each change of state: one after
 * another in the order of the changes, each at most once, none tried again. On a thread of its own;
 * {@link #fire} never waits. What became of a call is one line in the log, and nothing else.
 *
 * <p>Thread-safe.
 */
public final class Hooks implements AutoCloseable {
  /** More changes than this never wait: the oldest gives way, since the newest is what holds. */
  static final int MOST_WAITING = 64;

  private static final System.Logger LOG = System.getLogger("switchover.hook");

  private final HookSettings settings;
  private final ArrayDeque<Change> waiting = new ArrayDeque<>();
  private final Thread worker = new Thread(this::work, "switchover-hook");
  private boolean closed;

  public Hooks(HookSettings settings) {
    this.settings = settings;
    worker.setDaemon(true);
    worker.start();
  }

  /** Has the hooks called for this change, soon; does nothing once closed. */
  public void fire(Change change) {
    Change dropped = null;
    synchronized (waiting) {
      if (closed) {
        return;
      }
      if (waiting.size() == MOST_WAITING) {
        dropped = waiting.remove();
      }
      waiting.add(change);
      waiting.notifyAll();
    }
    if (dropped != null) {
      LOG.log(
          Level.WARNING,
          "hook for {0} not called: {1} newer changes wait",
          text(dropped),
          MOST_WAITING);
    }
  }

  /** Lets the calls for earlier changes go on for one deadline at most, then ends them. */
  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
      waiting.notifyAll();
    }
    try {
      worker.join(settings.deadlineMillis());
      worker.interrupt();
      worker.join(settings.deadlineMillis());
    } catch (InterruptedException e) {
      worker.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      for (Change change = next(); change != null; change = next()) {
        call(change);
      }
    } catch (InterruptedException e) {
      LOG.log(
          Level.WARNING, "the node stops: a hook was ended, and {0} were not called", notCalled());
    }
  }

  private int notCalled() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  /** Null once closed and all are called. */
  private Change next() throws InterruptedException {
    synchronized (waiting) {
      while (waiting.isEmpty() && !closed) {
        waiting.wait();
      }
      return waiting.poll();
    }
  }

  private void call(Change change) throws InterruptedException {
    List<String> outcomes = new ArrayList<>();
    boolean well = true;
    long beganNanos = System.nanoTime();
    try {
      if (settings.command() != null) {
        well &= command(change, outcomes);
      }
      if (settings.url() != null) {
        well &= post(change, outcomes);
      }
    } catch (RuntimeException e) {
      well = false;
      outcomes.add("failed by a fault of its own: " + e.getClass().getName());
    }
    if (!outcomes.isEmpty()) {
      long tookMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
      LOG.log(
          well ? Level.INFO : Level.WARNING,
          "hook for {0}: {1} (after {2} ms)",
          text(change),
          String.join("; ", outcomes),
          Long.toString(tookMillis));
    }
  }

  private boolean command(Change change, List<String> outcomes) throws InterruptedException {
    CommandEnd end =
        Command.run(settings.command(), environment(change), settings.deadlineMillis());
    if (end instanceof CommandEnd.Exited exited) {
      outcomes.add(Command.program(settings.command()) + " ended with code " + exited.code());
      return exited.code() == 0;
    }
    outcomes.add(((CommandEnd.Failed) end).why());
    return false;
  }

  /** By a fresh connection: one kept since the last change may have been cut unnoticed. */
  private boolean post(Change change, List<String> outcomes) throws InterruptedException {
    WebEnd end = new WebCall().postJson(settings.url(), json(change), settings.deadlineMillis());
    String place = WebCall.place(settings.url());
    if (end instanceof WebEnd.Answered answered) {
      outcomes.add(place + " answered " + answered.status());
      return answered.status() / 100 == 2;
    }
    outcomes.add(place + ": " + ((WebEnd.Failed) end).why());
    return false;
  }

  private static Map<String, String> environment(Change change) {
    return Map.of(
        "SWITCHOVER_NODE_ID", change.nodeId(),
        "SWITCHOVER_NAME", change.name(),
        "SWITCHOVER_FROM", change.from(),
        "SWITCHOVER_TO", change.to(),
        "SWITCHOVER_WHY", change.why(),
        "SWITCHOVER_EPOCH", Long.toString(change.epoch()));
  }

  private static byte[] json(Change change) {
    JsonObject json = new JsonObject();
    json.addProperty("nodeId", change.nodeId());
    json.addProperty("name", change.name());
    json.addProperty("from", change.from());
    json.addProperty("to", change.to());
    json.addProperty("why", change.why());
    json.addProperty("epoch", change.epoch());
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Change change) {
    return change.from() + " -> " + change.to() + " (epoch " + change.epoch() + ")";
  }
}

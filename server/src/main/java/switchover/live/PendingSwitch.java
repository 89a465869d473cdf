package switchover.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import switchover.node.Node;
import switchover.status.NodeState;

/**
 * The one switch that a person waits for, and who asked for the one that is under way, on whichever
 * of the two nodes. Thread-safe.
 */
final class PendingSwitch {
  private CompletableFuture<String> outcome;
  private String askedHere;
  private String askedThere;
  private Node node;

  /**
   * A place to wait at; null where another switch is waited for.
   *
   * @param who asks
   */
  synchronized CompletableFuture<String> begin(String who) {
    if (outcome != null) {
      return null;
    }
    askedHere = who;
    outcome = new CompletableFuture<>();
    return outcome;
  }

  /**
   * Ends the wait; without effect where nobody waits.
   *
   * @param refusal null for done
   */
  synchronized void end(String refusal) {
    if (outcome != null) {
      outcome.complete(refusal);
    }
  }

  /** Who waits here; null where nobody does. */
  synchronized String askedHere() {
    return outcome == null ? null : askedHere;
  }

  /**
   * Takes in what the redundant node says with each report.
   *
   * @param who waits there; null for nobody
   */
  synchronized void askedThere(String who) {
    askedThere = who;
  }

  /** Looks at the node after each step. */
  synchronized void look(Node now) {
    node = now;
  }

  /**
   * Who asked for what the newest step has made of the node; null where the node did that by
   * itself, be a switch under way or not.
   */
  synchronized String by() {
    boolean taken = node.running() && node.peer().handsOver();
    boolean given = !node.running() && node.handOver() != null;
    if (outcome != null && (taken || given)) {
      return askedHere;
    }
    boolean wishedThere =
        taken || given && node.peer().says(NodeState.STANDBY) && node.peer().report().asksToRun();
    return wishedThere && askedThere != null ? askedThere + ", on the redundant node" : null;
  }

  /** The refusal, null for done. */
  String await(CompletableFuture<String> begun, long mostMillis) {
    try {
      return begun.get(mostMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return "no outcome within " + mostMillis + " ms";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "this node is stopping";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      synchronized (this) {
        outcome = null;
      }
    }
  }
}

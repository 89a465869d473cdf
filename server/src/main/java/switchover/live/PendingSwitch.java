package switchover.live;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The one switch that a person waits for. Thread-safe. */
final class PendingSwitch {
  private CompletableFuture<String> outcome;
  private String by;

  /**
   * A place to wait at; null where another switch is waited for.
   *
   * @param who asks
   */
  synchronized CompletableFuture<String> begin(String who) {
    if (outcome != null) {
      return null;
    }
    by = who;
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

  /** Who waits; null where nobody does. */
  synchronized String by() {
    return outcome == null ? null : by;
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

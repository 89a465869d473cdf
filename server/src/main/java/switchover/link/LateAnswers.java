package switchover.link;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Follows tries to dial that got no answer in time, one at a time, to see whether it comes later:
 * else a line that is too slow could not be told from a master that is gone. Thread-safe.
 */
final class LateAnswers {
  /** How long beyond its deadline an answer is still waited for. */
  static final int MOST_MILLIS = 10_000;

  private final LongSupplier clockMillis;
  private CompletableFuture<MasterHttp.Answer> followed;
  private int inARow;
  private long tookMillis;

  LateAnswers(LongSupplier clockMillis) {
    this.clockMillis = clockMillis;
  }

  /**
   * Follows that try, whose deadline is over, or ends it where another one is being followed.
   *
   * @param askedMillis when it was begun
   */
  synchronized void follow(
      CompletableFuture<MasterHttp.Answer> answer, Dial dial, long askedMillis) {
    if (followed != null && !followed.isDone()) {
      answer.cancel(true);
      return;
    }
    followed = answer;
    answer
        .orTimeout(MOST_MILLIS, TimeUnit.MILLISECONDS)
        .whenComplete((given, failure) -> take(answer, dial, given, askedMillis));
  }

  private synchronized void take(
      CompletableFuture<MasterHttp.Answer> answer,
      Dial dial,
      MasterHttp.Answer given,
      long askedMillis) {
    if (answer != followed) {
      return;
    }
    boolean isTheMasters = given != null && dial.outcome(given.body()).accepted() != null;
    inARow = isTheMasters ? inARow + 1 : 0;
    tookMillis = clockMillis.getAsLong() - askedMillis;
  }

  /** How long the last of several late answers in a row took; 0 where there are none. */
  synchronized long tookMillis() {
    return inARow >= SlowLine.ENOUGH ? tookMillis : 0;
  }

  /** The nodes are linked, or it is another thing that keeps them from it. */
  synchronized void forget() {
    CompletableFuture<MasterHttp.Answer> last = followed;
    followed = null;
    inARow = 0;
    if (last != null) {
      last.cancel(true);
    }
  }
}

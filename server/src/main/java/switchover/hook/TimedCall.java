package switchover.hook;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call that the system may hold up for ever and that nothing can interrupt, such as a read from a
 * dead network disk or a question to a name service: it is waited for until its deadline only.
 *
 * <p>One call at a time, on a thread of its own. As long as an earlier call is held up, a new one
 * is not begun, so that a hang costs one thread in all. An answer that comes late is dropped. One
 * caller at a time.
 *
 * @param <T> type of the answer
 */
public final class TimedCall<T> {
  private final String threadName;
  private FutureTask<T> last;

  public TimedCall(String threadName) {
    this.threadName = threadName;
  }

  /**
   * Makes the call.
   *
   * @return the answer; null where there is none in time
   * @throws ExecutionException where the call itself failed
   */
  public T call(Callable<T> call, int deadlineMillis)
      throws InterruptedException, ExecutionException {
    if (last != null && !last.isDone()) {
      return null;
    }
    FutureTask<T> task = new FutureTask<>(call);
    last = task;
    Thread thread = new Thread(task, threadName);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(deadlineMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    }
  }
}

package switchover.thread;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that never keep the process alive, numbered from the second on. */
public final class DaemonThreads {
  private DaemonThreads() {}

  /** Makes threads of that name. */
  public static ThreadFactory named(String name) {
    AtomicInteger made = new AtomicInteger();
    return work -> {
      int number = made.incrementAndGet();
      Thread thread = new Thread(work, number == 1 ? name : name + "-" + number);
      thread.setDaemon(true);
      return thread;
    };
  }
}

package switchover.zookeeper;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/** Threads that never keep the process alive, and whose names say whose they are. */
final class NamedThreads {
  private NamedThreads() {}

  /** One thread that runs in order. */
  static ScheduledThreadPoolExecutor scheduler(String name) {
    ScheduledThreadPoolExecutor scheduler =
        new ScheduledThreadPoolExecutor(1, work -> daemon(work, name));
    scheduler.setRemoveOnCancelPolicy(true);
    return scheduler;
  }

  /** The threads of one client of the ensemble. */
  static ThreadFactory curator() {
    return work -> daemon(work, "switchover-coordinator-curator");
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}

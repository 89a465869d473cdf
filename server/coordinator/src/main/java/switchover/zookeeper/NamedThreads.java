package switchover.zookeeper;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import switchover.thread.DaemonThreads;

/** Threads that never keep the process alive, and whose names say whose they are. */
final class NamedThreads {
  private NamedThreads() {}

  /** One thread that runs in order. */
  static ScheduledThreadPoolExecutor scheduler(String name) {
    ScheduledThreadPoolExecutor scheduler =
        new ScheduledThreadPoolExecutor(1, DaemonThreads.named(name));
    scheduler.setRemoveOnCancelPolicy(true);
    return scheduler;
  }

  /** The threads of one client of the ensemble. */
  static ThreadFactory curator() {
    return DaemonThreads.named("switchover-coordinator-curator");
  }
}

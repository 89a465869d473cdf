package switchover.zookeeper;

import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import switchover.clock.MachineClock;
import switchover.coordination.Coordinator;
import switchover.coordination.CoordinatorSettings;
import switchover.node.Permission;

/** A candidate before a ZooKeeper ensemble. */
final class LatchCoordinator implements Coordinator {
  private static final System.Logger LOG = System.getLogger("switchover.coordinator");
  private static final int ASKS_PER_SESSION = 6;
  private static final int CLOSE_AT_MOST_MILLIS = 900;

  private final CoordinatorSettings settings;
  private final String nodeId;
  private final Consumer<Permission> onChange;

  /** All that may wait for the ensemble. */
  private final ScheduledThreadPoolExecutor session =
      NamedThreads.scheduler("switchover-coordinator-session");

  /** Tells the node; waits for nobody. */
  private final ScheduledThreadPoolExecutor news = NamedThreads.scheduler("switchover-coordinator");

  private final Hearing hearing = new FromEnsemble();

  /** Written under the lock of this; read without, so that the permission never waits. */
  private volatile Standing standing = Standing.UNHEARD;

  /** Under the lock of this; null while out of the line. */
  private Candidacy candidacy;

  /** Under the lock of this; false while the node wants to stay aside. */
  private boolean wanted = true;

  /** Under the lock of this; true for the pause after a resignation. */
  private boolean resting;

  /** Under the lock of this. */
  private boolean closed;

  /** Of the thread that tells. */
  private Permission told;

  /** Of the thread that tells: when the ensemble's word ends. */
  private ScheduledFuture<?> wordEnds;

  LatchCoordinator(CoordinatorSettings settings, String nodeId, Consumer<Permission> onChange) {
    this.settings = settings;
    this.nodeId = nodeId;
    this.onChange = onChange;
    news.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void start() {
    step(Standing.UNHEARD);
    stepIn();
    long periodMillis = settings.sessionMillis() / ASKS_PER_SESSION;
    session.scheduleWithFixedDelay(this::ask, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public Permission permission() {
    // The standing first, the clock after it: a pause between the two must count.
    Standing last = standing;
    return permission(last.at(MachineClock.nowNanos()));
  }

  @Override
  public synchronized void resign() {
    if (closed || resting) {
      return;
    }
    resting = true;
    leaveLine(Standing.RESIGNED);
    session.schedule(this::rested, settings.resignPauseMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void rested() {
    resting = false;
    stepIn();
  }

  @Override
  public synchronized void stand(boolean nowWanted) {
    if (nowWanted == wanted) {
      return;
    }
    wanted = nowWanted;
    if (wanted) {
      stepIn();
    } else if (!closed) {
      leaveLine(Standing.ASIDE);
    }
  }

  @Override
  public void close() {
    Future<?> left;
    synchronized (this) {
      if (closed) {
        return;
      }
      left = leaveLine(Standing.UNHEARD);
      closed = true;
      news.shutdown();
    }
    try {
      left.get(CLOSE_AT_MOST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      LOG.log(Level.INFO, "the coordinator does not answer; the session ends by itself");
    } catch (ExecutionException e) {
      LOG.log(Level.WARNING, "the session was not ended; it ends by itself", e.getCause());
    }
    session.shutdown();
  }

  /** Steps into the line, at its end. */
  private synchronized void stepIn() {
    if (closed || resting || !wanted || candidacy != null) {
      return;
    }
    Candidacy next = new Candidacy(settings, nodeId, NamedThreads.curator(), hearing);
    candidacy = next;
    step(Standing.UNHEARD);
    session.execute(() -> begin(next));
  }

  private void begin(Candidacy next) {
    try {
      next.start();
    } catch (Exception | LinkageError e) {
      LOG.log(Level.WARNING, "can't stand for leadership; tried again", e);
      synchronized (this) {
        if (!closed && candidacy == next) {
          leaveLine(Standing.UNHEARD);
          session.schedule(this::stepIn, settings.sessionMillis(), TimeUnit.MILLISECONDS);
        }
      }
    }
  }

  /** The permission is gone before the place in the line is. */
  private synchronized Future<?> leaveLine(Standing now) {
    step(now);
    Candidacy left = candidacy;
    candidacy = null;
    return session.submit(
        () -> {
          if (left != null) {
            left.end();
          }
        });
  }

  private void ask() {
    Candidacy asking;
    synchronized (this) {
      asking = candidacy;
    }
    if (asking != null) {
      asking.ask();
    }
  }

  private synchronized void step(Standing now) {
    if (!closed) {
      standing = now;
      news.execute(this::tell);
    }
  }

  /** In the thread that tells, after each step and when the ensemble's word ends. */
  private void tell() {
    Standing last = standing;
    long nowNanos = MachineClock.nowNanos();
    Permission now = permission(last.at(nowNanos));
    if (wordEnds != null) {
      wordEnds.cancel(false);
    }
    if (last.onWord() && last.leftNanos(nowNanos) > 0) {
      wordEnds = news.schedule(this::tell, last.leftNanos(nowNanos), TimeUnit.NANOSECONDS);
    }
    if (now.equals(told)) {
      return;
    }
    told = now;
    LOG.log(Level.INFO, "{0}: {1}", now.mayRun() ? "may run" : "may not run", now.why());
    try {
      onChange.accept(now);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "permission not taken", e);
    }
  }

  private Permission permission(Standing.Place place) {
    return switch (place) {
      case FIRST -> new Permission(true, true, "leads " + settings.path());
      case BEHIND -> new Permission(false, true, "another node leads " + settings.path());
      case UNHEARD ->
          new Permission(
              false, false, "no answer from a majority of the coordinator " + settings.connect());
      case RESIGNED -> new Permission(false, false, "gave up the lead of " + settings.path());
      case ASIDE -> new Permission(false, false, "does not stand for " + settings.path());
    };
  }

  /** Takes the word of the candidacy that stands, and of no earlier one. */
  private final class FromEnsemble implements Hearing {
    @Override
    public void answered(Candidacy from, boolean first, long askedNanos, int sessionMillis) {
      synchronized (LatchCoordinator.this) {
        if (from == candidacy) {
          step(Standing.answered(first, askedNanos, sessionMillis));
        }
      }
    }

    @Override
    public void silent(Candidacy from) {
      synchronized (LatchCoordinator.this) {
        if (from == candidacy) {
          step(Standing.UNHEARD);
        }
      }
    }

    @Override
    public void spoilt(Candidacy from) {
      synchronized (LatchCoordinator.this) {
        if (from == candidacy) {
          LOG.log(Level.INFO, "lost its place in {0}; stands again", settings.path());
          leaveLine(Standing.UNHEARD);
          stepIn();
        }
      }
    }
  }
}

package switchover.outage;

import java.util.Locale;
import switchover.figures.Measured;
import switchover.figures.Moment;
import switchover.pair.Lab;
import switchover.zookeeper.Ensemble;

/**
 * Curator's leader latch before a real ZooKeeper of three, with the smallest session that it grants
 * there: two of its ticks.
 */
final class Latch {
  private static final int REST_MILLIS = 500;
  private static final int SPREAD_MILLIS = 500;

  private final Lab lab;
  private final Ensemble ensemble;
  private final Measured measured = new Measured();
  private LatchProcess holder;
  private LatchProcess next;

  private interface Deed {
    void to(LatchProcess process) throws Exception;
  }

  private Latch(Lab lab, Ensemble ensemble) {
    this.lab = lab;
    this.ensemble = ensemble;
  }

  static Measured measure(int runs) throws Exception {
    Lab lab = Lab.open();
    try {
      Latch latch = new Latch(lab, lab.keep(Ensemble.start(lab.folder())));
      latch.holder = latch.newProcess();
      latch.holder.words().awaitSince(0, "leads");
      latch.next = latch.newProcess();
      for (int i = 0; i < runs; i++) {
        latch.run(Fault.PLANNED, LatchProcess::giveUp);
        latch.run(Fault.KILLED_MASTER, process -> process.signal("KILL"));
        latch.run(Fault.FROZEN, process -> process.signal("STOP"));
      }
      return latch.measured;
    } finally {
      lab.close();
    }
  }

  /** The one that is next becomes the holder, and a new one stands behind it. */
  private void run(Fault fault, Deed befall) throws Exception {
    next.words().awaitSince(0, "stands");
    Moment.await(REST_MILLIS, SPREAD_MILLIS);
    long beganNanos = System.nanoTime();
    befall.to(holder);
    long leadsNanos = next.words().awaitSince(beganNanos, "leads");
    double millis = Moment.millisFrom(beganNanos, leadsNanos);
    System.err.printf(Locale.ROOT, "latch, %s: %.1f ms%n", fault.words(), millis);
    measured.add(fault.words(), millis);
    holder.close();
    holder = next;
    next = newProcess();
  }

  private LatchProcess newProcess() throws Exception {
    return lab.keep(LatchProcess.start(ensemble));
  }
}

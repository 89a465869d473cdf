package switchover.outage;

import java.util.Locale;
import java.util.Map;
import switchover.figures.Measured;
import switchover.figures.Moment;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * A pair as it is shipped, with its default times. Recovery is Manual, so that a node that comes
 * back does not move Running a second time; it has no part in what is measured.
 */
final class SwitchoverPair {
  private static final int REST_MILLIS = 500;
  private static final int SPREAD_MILLIS = 250;
  private static final int WARM_UPS = 2;

  private final int runs;
  private final Measured measured = new Measured();
  private TestPair pair;
  private Map<TestNode, StatusEvents> events;

  /** What happens to the Running node, and how the pair is made whole again. */
  private interface Deed {
    void to(TestNode node) throws Exception;
  }

  private SwitchoverPair(int runs) {
    this.runs = runs;
  }

  static Measured measure(int runs) throws Exception {
    SwitchoverPair contender = new SwitchoverPair(runs);
    contender.inPair(false, contender::planned);
    contender.inPair(
        false,
        () -> {
          Deed kill = node -> node.process().kill();
          contender.series(Fault.KILLED_MASTER, contender.pair.a(), kill, TestNode::start);
          contender.series(Fault.KILLED_BACKUP, contender.pair.b(), kill, TestNode::start);
          contender.series(
              Fault.FROZEN, null, node -> node.process().freeze(), node -> node.process().thaw());
        });
    contender.inPair(
        true,
        () ->
            contender.series(
                Fault.CUT, null, node -> contender.pair.cutLink(), node -> contender.pair.mend()));
    return contender.measured;
  }

  private interface Part {
    void run() throws Exception;
  }

  private void inPair(boolean cuttable, Part part) throws Exception {
    Lab lab = Lab.open();
    try {
      pair =
          (cuttable ? TestPair.in(lab).manual().cuttable() : TestPair.in(lab).manual()).startFull();
      events =
          Map.of(
              pair.a(), lab.keep(new StatusEvents(pair.a())),
              pair.b(), lab.keep(new StatusEvents(pair.b())));
      part.run();
    } catch (Exception | AssertionError e) {
      lab.testify();
      throw e;
    } finally {
      lab.close();
    }
  }

  private void planned() throws Exception {
    for (int i = 0; i < runs + WARM_UPS; i++) {
      TestNode running = atRest(null);
      Words left = events.get(running).words();
      Words taken = events.get(pair.other(running)).words();
      long askedNanos = System.nanoTime();
      pair.switchByHttp(running);
      long runningNanos = taken.awaitSince(askedNanos, "Running");
      long standbyNanos = left.awaitSince(askedNanos, "Standby");
      if (i >= WARM_UPS) {
        add(Fault.PLANNED, askedNanos, runningNanos);
        add(Fault.PLANNED_GAP, standbyNanos, runningNanos);
      }
    }
  }

  /**
   * @param always the node that it befalls in each run; null for the one that is Running
   */
  private void series(Fault fault, TestNode always, Deed befall, Deed heal) throws Exception {
    for (int i = 0; i < runs + WARM_UPS; i++) {
      TestNode running = atRest(always);
      Words taken = events.get(pair.other(running)).words();
      long beganNanos = System.nanoTime();
      befall.to(running);
      long runningNanos = taken.awaitSince(beganNanos, "Running");
      heal.to(running);
      if (i >= WARM_UPS) {
        add(fault, beganNanos, runningNanos);
      }
    }
  }

  private TestNode atRest(TestNode wanted) throws Exception {
    TestNode running = pair.awaitWhole(wanted);
    events.get(running).words().awaitLast("Running");
    events.get(pair.other(running)).words().awaitLast("Standby");
    Moment.await(REST_MILLIS, SPREAD_MILLIS);
    return running;
  }

  private void add(Fault fault, long fromNanos, long untilNanos) {
    double millis = Moment.millisFrom(fromNanos, untilNanos);
    System.err.printf(Locale.ROOT, "Switchover, %s: %.1f ms%n", fault.words(), millis);
    measured.add(fault.words(), millis);
  }
}

package switchover.campaign;

import switchover.outside.Observer;
import switchover.pair.Lab;
import switchover.pair.PairPlan;
import switchover.pair.TestPair;

/** One course of faults over one pair, watched from beginning to end. */
final class Course {
  /** Whether the campaign runs its long repeats. */
  static final boolean LONG = Boolean.getBoolean("switchover.long");

  static final int PING_RATE_MILLIS = 100;
  static final int PING_TIMEOUT_MILLIS = 750;
  static final int FAILOVER_MILLIS = 2000;
  static final int CONNECTION_WAIT_MILLIS = 5000;

  private Course() {}

  /** What befalls the pair. */
  @FunctionalInterface
  interface Faults {
    void befall(TestPair pair, Observer seen) throws Exception;
  }

  /**
   * A pair with times that are short, but not so short that a busy machine alone makes a failover,
   * or a starting master tire of waiting for a backup that is there.
   */
  static PairPlan plan(Lab lab) {
    return TestPair.in(lab)
        .pings(PING_RATE_MILLIS, PING_TIMEOUT_MILLIS)
        .failoverMillis(FAILOVER_MILLIS)
        .connectionWaitMillis(CONNECTION_WAIT_MILLIS);
  }

  /** Starts the pair, lets the faults befall it, waits until it has settled, and looks back. */
  static void run(PairPlan plan, Faults faults) throws Exception {
    TestPair pair = plan.startAtOnce();
    try (Observer seen = Observer.of(pair)) {
      seen.awaitSettled(pair.a());
      faults.befall(pair, seen);
      seen.awaitSettled();
      seen.verify();
    }
  }
}

package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Lab;
import switchover.pair.PairPlan;

/** A wire that loses a good part of the packets: TCP makes it good, late. */
@Tag("nodes")
class LossIT {
  private static final double SHARE = 0.3;
  private static final int LOSSY_MILLIS = Course.LONG ? 120_000 : 4000;
  private static final int FAILOVER_MILLIS = 6000;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void thirtyPercentMakeNoFailover() throws Exception {
    Wire wire = Wire.in(lab);
    PairPlan plan = Course.plan(lab).pings(250, 750).failoverMillis(FAILOVER_MILLIS);
    Course.run(
        wire.plan(plan),
        (pair, seen) -> {
          wire.loseSome(SHARE);
          Moment.pass(LOSSY_MILLIS);
          int lost = wire.lost();
          wire.mend();
          seen.awaitSettled(pair.a());
          assertTrue(lost > LOSSY_MILLIS / 1000, "packets were lost: " + lost);
          assertEquals(List.of(pair.a()), seen.whoRan());
        });
  }
}

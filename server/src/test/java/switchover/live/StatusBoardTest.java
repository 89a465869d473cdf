package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import switchover.status.Contract;
import switchover.status.Heartbeat;
import switchover.status.Leaving;
import switchover.status.Mode;
import switchover.status.NodeState;
import switchover.status.NodeStatus;
import switchover.status.Redundancy;
import switchover.status.RedundantNode;
import switchover.status.RedundantStatus;

/** What pages act on is told at once; what comes along with it, once. */
class StatusBoardTest {
  private static final Instant SINCE = Instant.parse("2026-11-27T10:00:00Z");
  private static final NodeStatus HEALTHY =
      status(NodeState.STANDBY, Redundancy.FULL, RedundantStatus.RUNNING, null);

  private final AtomicLong now = new AtomicLong(5000);
  private final StatusBoard board = new StatusBoard(1, now::get);
  private final BlockingQueue<NodeStatus> told = new LinkedBlockingQueue<>();

  @BeforeEach
  void aPageListens() throws Exception {
    board.open(HEALTHY, true, SINCE);
    board.watch(snapshot -> told.add(snapshot.status()));
    assertEquals(Redundancy.FULL, next().redundancy());
  }

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void aNodeThatTakesOverSaysSoOnce() throws Exception {
    publish(NodeState.STANDBY, Redundancy.NONE, RedundantStatus.STANDBY, null);
    publish(NodeState.RUNNING, Redundancy.FULL, RedundantStatus.STANDBY, null);
    assertEquals(NodeState.RUNNING, next().state());
    assertNull(told.poll());
    assertEquals(3, board.newest().status().sequence());
  }

  @Test
  void aNodeThatHandsOverSaysSoAtOnce() throws Exception {
    publish(NodeState.RUNNING, Redundancy.FULL, RedundantStatus.STANDBY, null);
    assertEquals(NodeState.RUNNING, next().state());
    publish(NodeState.STANDBY, Redundancy.NONE, RedundantStatus.STANDBY, null);
    assertEquals(NodeState.STANDBY, next().state());
  }

  @Test
  void whatItSaysOfThePairAloneComesATenthOfASecondLater() throws Exception {
    publish(NodeState.STANDBY, Redundancy.NONE, RedundantStatus.STANDBY, null);
    assertEquals(Redundancy.NONE, board.newest().status().redundancy());
    assertNull(told.poll());
    now.addAndGet(100);
    assertEquals(Redundancy.NONE, next().redundancy());
  }

  @Test
  void aRedundantNodeThatFallsSilentIsToldAtOnce() throws Exception {
    publish(NodeState.STANDBY, Redundancy.NONE, RedundantStatus.FAULTED, null);
    assertEquals(RedundantStatus.FAULTED, next().redundantNode().status());
  }

  @Test
  void aStopIsToldAtOnce() throws Exception {
    Leaving leaving = new Leaving(2000, "stop");
    publish(NodeState.STANDBY, Redundancy.FULL, RedundantStatus.RUNNING, leaving);
    assertEquals(leaving, next().leaving());
  }

  @Test
  void whatWaitsIsToldBeforeTheEnd() throws Exception {
    publish(NodeState.STANDBY, Redundancy.NONE, RedundantStatus.STANDBY, null);
    board.close();
    assertEquals(Redundancy.NONE, next().redundancy());
  }

  private void publish(
      NodeState state, Redundancy redundancy, RedundantStatus redundant, Leaving leaving) {
    board.publish(status(state, redundancy, redundant, leaving), true, SINCE);
  }

  private NodeStatus next() throws InterruptedException {
    return told.poll(10, TimeUnit.SECONDS);
  }

  private static NodeStatus status(
      NodeState state, Redundancy redundancy, RedundantStatus redundant, Leaving leaving) {
    return new NodeStatus(
        Contract.SCHEMA,
        "line-3",
        "5f2c",
        "serverB",
        Mode.BACKUP,
        state,
        3,
        0,
        redundancy,
        200,
        List.of(),
        new RedundantNode("8d01", "serverA", redundant, List.of()),
        Heartbeat.DEFAULT,
        null,
        leaving,
        0,
        List.of());
  }
}

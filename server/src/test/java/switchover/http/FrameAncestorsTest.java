package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.Heartbeat;
import switchover.status.Mode;
import switchover.status.NodeState;
import switchover.status.NodeStatus;
import switchover.status.Redundancy;
import switchover.status.RedundantNode;
import switchover.status.RedundantStatus;

/** Who may frame the plant's own pages. */
class FrameAncestorsTest {
  @Test
  void pagesOfEitherNodeMay() {
    RedundantNode other =
        new RedundantNode(
            "b",
            "serverB",
            RedundantStatus.STANDBY,
            List.of(
                new Address("https://plant.example:8066", AddressSource.PUBLIC_ADDRESS),
                new Address("http://serverB:8060/hmi", AddressSource.HOST_NAME),
                new Address("http://plc_b:8060", AddressSource.HOST_NAME),
                new Address("http://[fd00::12]:8060", AddressSource.REMOTE_ADDRESS)));
    Address own = new Address("https://plant.example:8066", AddressSource.PUBLIC_ADDRESS);
    assertEquals(
        "frame-ancestors 'self' https://plant.example:8066 http://serverB:8060 http://plc_b:8060",
        FrameAncestors.policy(status(List.of(own), other), List.of()));
  }

  @Test
  void ofANodeWithoutAPairOnlyItsOwn() {
    assertEquals(
        "frame-ancestors 'self'", FrameAncestors.policy(status(List.of(), null), List.of()));
  }

  @Test
  void whoeverAnAdminLets() {
    List<String> given = List.of("https://portal.example", "http://10.0.0.9:3000");
    assertEquals(
        "frame-ancestors 'self' https://portal.example http://10.0.0.9:3000",
        FrameAncestors.policy(status(List.of(), null), given));
  }

  private static NodeStatus status(List<Address> own, RedundantNode other) {
    return new NodeStatus(
        1,
        "line-3",
        "a",
        "serverA",
        Mode.MASTER,
        NodeState.RUNNING,
        1,
        1,
        Redundancy.FULL,
        255,
        own,
        other,
        Heartbeat.DEFAULT,
        null,
        null,
        0,
        List.of());
  }
}

package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How often the nodes of a pair send to each other, whatever each of them is set to. */
class LinkTimesTest {
  private static final LinkTimes DEFAULT = new LinkTimes(250, 750, 3, 1000);
  private static final LinkTimes SLOW = new LinkTimes(2000, 3000, 3, 8000);

  @Test
  void nodesThatAreSetAlikeSendAsSet() {
    assertEquals(250, DEFAULT.sendMillis(peer(DEFAULT)));
    assertNull(DEFAULT.whyMoreOften(peer(DEFAULT)));
  }

  @Test
  void aSlowNodeSendsAsOftenAsAQuickOne() {
    assertEquals(250, SLOW.sendMillis(peer(DEFAULT)));
    assertEquals(250, DEFAULT.sendMillis(peer(SLOW)));
    assertEquals("pings every 250 ms, as the redundant node is set", why(SLOW, DEFAULT));
    assertNull(why(DEFAULT, SLOW));
  }

  @Test
  void threePingsFitTheShorterFailoverTime() {
    LinkTimes rare = new LinkTimes(900, 900, 1, 1000);
    LinkTimes slow = new LinkTimes(1250, 1300, 3, 4000);
    assertEquals(333, slow.sendMillis(peer(rare)));
    assertEquals(333, rare.sendMillis(peer(slow)));
    assertEquals(
        "pings every 333 ms, for the redundant node's failover time of 1000 ms", why(slow, rare));
    assertEquals("pings every 333 ms, for this node's failover time of 1000 ms", why(rare, slow));
  }

  @Test
  void thereIsRoomWhereThePingRateIsTheFailoverTime() {
    LinkTimes tight = new LinkTimes(100, 100, 1, 100);
    assertEquals(33, tight.sendMillis(peer(tight)));
  }

  @Test
  void anOlderPeerThatDoesNotSayIsTakenForOneThatIsSetAlike() {
    Hello older = Side.backup().hello();
    assertEquals(250, DEFAULT.sendMillis(older));
    assertNull(DEFAULT.whyMoreOften(older));
    assertEquals(33, new LinkTimes(100, 100, 1, 100).sendMillis(older));
  }

  @Test
  void noPeerBringsANodeToSendWithoutEnd() {
    assertEquals(10, DEFAULT.sendMillis(Side.backup().times(1, 1).hello()));
  }

  /** More pings do not make a connection that is lost sooner. */
  @Test
  void whatIsMissedTakesAsLongAsSet() {
    assertEquals(3, DEFAULT.missedPings(250));
    assertEquals(24, SLOW.missedPings(250));
    assertTrue(new LinkTimes(100, 100, 1, 100).missedPings(33) * 33 >= 100);
  }

  private static String why(LinkTimes own, LinkTimes other) {
    return own.whyMoreOften(peer(other));
  }

  private static Hello peer(LinkTimes set) {
    return Side.backup().times(set.pingRateMillis(), set.failoverMillis()).hello();
  }
}

package switchover.link;

import switchover.link.Rejection.Reason;
import switchover.status.Mode;

/** Whether two nodes may link. Pure; both nodes come to the same answer. */
final class Admission {
  private Admission() {}

  /** Null where they may. */
  static Rejection check(Hello own, Hello peer) {
    if (own.nodeId().equals(peer.nodeId())) {
      return new Rejection(
          Reason.SAME_NODE,
          "node " + own.nodeId() + " dialled itself: its master address is its own address");
    }
    if (!own.pair().equals(peer.pair())) {
      return new Rejection(
          Reason.OTHER_PAIR,
          "node "
              + own.name()
              + " is of pair \""
              + own.pair()
              + "\", node "
              + peer.name()
              + " of pair \""
              + peer.pair()
              + "\"");
    }
    if (!versionsFit(own.contract(), peer.contract())) {
      return version(own.contract(), peer.contract());
    }
    if (!modesFit(own.mode(), peer.mode())) {
      return new Rejection(
          Reason.SAME_MODE,
          "node "
              + own.name()
              + " is "
              + own.mode().word()
              + ", node "
              + peer.name()
              + " is "
              + peer.mode().word()
              + ": a pair is one Master and one Backup");
    }
    return null;
  }

  /** Nodes one version apart link, so that a pair is upgraded one node at a time. */
  static boolean versionsFit(int own, int peer) {
    return Math.abs((long) own - peer) <= 1;
  }

  static Rejection version(int own, int peer) {
    return new Rejection(
        Reason.VERSION,
        "contract versions "
            + own
            + " and "
            + peer
            + " are more than one apart: bring the older node up to date first");
  }

  private static boolean modesFit(Mode own, Mode peer) {
    return own == Mode.MASTER && peer == Mode.BACKUP || own == Mode.BACKUP && peer == Mode.MASTER;
  }
}

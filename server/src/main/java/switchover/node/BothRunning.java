package switchover.node;

/** Who stays when both nodes find each other Running after a cut. */
final class BothRunning {
  private BothRunning() {}

  /**
   * Both nodes come to the same answer from the same facts: the master's recovery mode decides, not
   * each node's own, or both could stay.
   *
   * @return true where the master stays and the backup yields, false the other way round
   */
  static boolean masterStays(Recovery mastersRecovery, long mastersEpoch, long backupsEpoch) {
    return mastersRecovery == Recovery.AUTOMATIC || mastersEpoch >= backupsEpoch;
  }
}

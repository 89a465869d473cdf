package switchover.node;

/** What can happen to a node. */
public sealed interface Event {
  /** Time has passed. */
  record Tick() implements Event {}

  /**
   * A backup's first try to link is over. A process that has just started is slow: what it did not
   * hear before that says nothing of the master.
   */
  record FirstTry() implements Event {}

  /** The redundant connection has been made. */
  record Linked() implements Event {}

  /**
   * The redundant node has said something: authenticated, fresh, in order.
   *
   * @param sinceMillis it was said after this moment of this node's own time
   */
  record Heard(Report report, long sinceMillis) implements Event {
    /** Said just now. */
    public Heard(Report report) {
      this(report, Long.MAX_VALUE);
    }
  }

  /** The redundant connection is gone; that alone is no proof that the other node is. */
  record Lost() implements Event {}

  /**
   * The connection is gone and the other node's host refuses fresh ones: its process is gone.
   *
   * @param sinceMillis it was refused after this moment of this node's own time
   */
  record Refused(long sinceMillis) implements Event {
    /** Refused just now. */
    public Refused() {
      this(Long.MAX_VALUE);
    }
  }

  /**
   * The master lives and is Running, though it refuses the redundant connection because the two
   * nodes' versions don't fit: authenticated and fresh.
   *
   * @param epoch the master's
   */
  record KeptOut(long epoch) implements Event {}

  /** The epoch is on disk. */
  record EpochSaved(long epoch) implements Event {}

  /** The epoch could not be made durable. */
  record EpochNotSaved(long epoch, String cause) implements Event {}

  /** What is behind this node has become well or sick. */
  record Health(boolean well, String why) implements Event {}

  /** A person has taken this node into maintenance or out of it. */
  record MaintenanceSet(boolean on) implements Event {}

  /** The engine that decides has spoken. */
  record Permitted(Permission permission) implements Event {}

  /** A person wants Running and Standby exchanged. */
  record SwitchAsked() implements Event {}

  /** The node is to stop in good order. */
  record StopAsked() implements Event {}
}

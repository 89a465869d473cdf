package switchover.node;

/** How the disk took what was to be saved last. */
public enum Disk {
  /** In time. */
  WELL,

  /** Not at all. */
  FAILS,

  /** It has not answered yet, for longer than the other node waits for a confirmation. */
  HANGS
}

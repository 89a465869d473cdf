package switchover.status;

/** Where an address of a node comes from. */
public enum AddressSource {
  /**
   * From Node Settings: how people outside reach the node. Both nodes of a pair may bear the same.
   */
  PUBLIC_ADDRESS("PublicAddress"),

  /** The master node address of the backup's redundancy settings. */
  MASTER_ADDRESS("MasterAddress"),

  /**
   * A name that the backup gives and that resolves, on the master, to the connection's remote IP.
   */
  HOST_NAME("HostName"),

  /**
   * The remote IP of the redundant connection, with the port and base path that the backup gives.
   */
  REMOTE_ADDRESS("RemoteAddress");

  private final String word;

  AddressSource(String word) {
    this.word = word;
  }

  /** The word as spelled in JSON and on screens; never null. */
  public String word() {
    return word;
  }

  /**
   * The value that the word spells.
   *
   * @param word exact, case-sensitive; may be null
   * @return null where no value is spelled so
   */
  public static AddressSource of(String word) {
    for (AddressSource value : values()) {
      if (value.word.equals(word)) {
        return value;
      }
    }
    return null;
  }
}

package switchover.status;

/** The version of the contract between pages and nodes, and between the nodes of a pair. */
public final class Contract {
  /** The {@code schema} of a status body and of the settings file. Readers refuse a higher one. */
  public static final int SCHEMA = 1;

  private Contract() {}
}

package switchover.health;

import switchover.hook.WebCall;

/**
 * How the HMI or service beside the node is checked.
 *
 * @param address absolute http or https URL, or {@code tcp://host:port}. HTTP is the better one: a
 *     frozen program still accepts TCP connections
 * @param intervalMillis from the end of one check to the beginning of the next, greater than 0
 * @param timeoutMillis of one check, for the whole answer; greater than 0
 * @param rise good checks in a row that make it well, at least 1
 * @param fall failed checks in a row that make it sick, at least 1
 */
public record ProbeSettings(
    String address, int intervalMillis, int timeoutMillis, int rise, int fall) {

  /** Says of the address no more than scheme, host and port: the rest may hold a secret. */
  @Override
  public String toString() {
    return "ProbeSettings["
        + WebCall.place(address)
        + ", every "
        + intervalMillis
        + " ms, timeout "
        + timeoutMillis
        + " ms, rise "
        + rise
        + ", fall "
        + fall
        + "]";
  }
}

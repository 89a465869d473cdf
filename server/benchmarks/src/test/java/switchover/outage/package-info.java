/**
 * Time without a Running node: {@code ./test --benchmarks}. Begin reading at {@link
 * switchover.outage.Outages}.
 *
 * <p>Defined as seen from outside: from just before the fault is made (the signal sent, the network
 * cut, the switch asked for) until the other node says that it is Running. Of a planned switch also
 * the time between the last word Running of the one and the first of the other.
 */
package switchover.outage;

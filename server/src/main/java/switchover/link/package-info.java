/**
 * The redundant connection: opened and kept by the backup, authenticated both ways with the pair
 * key. It carries reports and says when the other end is gone; what follows from that is decided
 * elsewhere.
 *
 * <p>The backup's end is the {@link switchover.link.Dialer}, the master's the {@link
 * switchover.link.MasterEnd}. Nothing here knows the Servlet API.
 */
package switchover.link;

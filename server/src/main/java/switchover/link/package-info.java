/**
 * The redundant connection: opened and kept by the backup, authenticated both ways with the pair
 * key. It carries reports and says when the other end is gone; what follows from that is decided
 * elsewhere.
 *
 * <p>The backup's end is the {@link switchover.link.Dialer}, the master's the {@link
 * switchover.link.MasterEnd}; who dials a backup comes to its {@link switchover.link.RefusingEnd}.
 * Nothing here knows the Servlet API.
 *
 * <p>Who is refused, and where it is shown: {@link switchover.link.Rejection.Reason}. Both ends
 * tell and count each refusal. Two backups tell each other as far as one of them dials the other. A
 * master waits to be dialled; only where it knows where the other node may be, it asks there by its
 * {@link switchover.link.OtherMasterWatch} whether that is a master too.
 *
 * <p>A pair changes its key while it is linked: both nodes accept the present key and the next one;
 * the master says in each message which keys it accepts, by their ids; as soon as the backup holds
 * the newest of them too, it makes a session by that key, which takes the former one's place
 * without the link being lost. Its first ping proves to both that the other holds the key, and each
 * drops the former one; until then it holds, however long, since a node that has nothing else would
 * be lost. Where an admin drops it before, what was linked by it ends. The next key is not sent
 * over the connection: whoever has got hold of the present key, which is a reason to change it,
 * could read it there.
 */
package switchover.link;

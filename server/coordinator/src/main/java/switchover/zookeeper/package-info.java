/**
 * A ZooKeeper ensemble as coordinator. {@link switchover.zookeeper.Standing} says how long the
 * ensemble's word carries, {@link switchover.zookeeper.Candidacy} asks for it, {@link
 * switchover.zookeeper.LatchCoordinator} tells the node.
 *
 * <p>Why there are never two. A node is permitted only on the ensemble's answer to a transaction
 * that checks the candidate's own node in the latch. A majority commits it, so neither a server cut
 * off from its leader nor a deposed leader can give it. The answer proves that after the asking the
 * session was alive, so that the ensemble gives nobody else the lead for one session time. The
 * permission carries two thirds of that, counted from the asking by the monotonic clock. The third
 * that is left covers what the ensemble may not have heard of: a server tells its leader each half
 * tick whose clients it heard, and a session is two ticks or more.
 *
 * <p>What that rests on: the clock of the node runs on while its process is stopped. Linux stops
 * the monotonic clock while the whole machine sleeps; a machine that is put to sleep and woken may
 * believe in its old permission until the next answer, or for the rest of the two thirds.
 */
package switchover.zookeeper;

package switchover.explore;

import java.util.ArrayList;
import java.util.List;
import switchover.node.Node;

/**
 * One node as the explorer knows it. Immutable.
 *
 * @param node null while its process is down
 * @param diskEpoch what would survive a kill
 * @param saving epochs on their way to the disk, oldest first
 * @param frozen whether the process is stopped
 * @param unlogged whether its last step kept to itself what must be logged
 * @param heardAtMillis when the newest word was made that it has taken in over the standing link
 */
record Side(
    Node node,
    long diskEpoch,
    List<Long> saving,
    boolean frozen,
    boolean unlogged,
    long heardAtMillis) {
  static final Side DOWN = new Side(null, 0, List.of(), false, false, 0);

  boolean up() {
    return node != null;
  }

  boolean awake() {
    return node != null && !frozen;
  }

  boolean running() {
    return awake() && node.running();
  }

  boolean linked() {
    return node != null && node.peer().linked();
  }

  Side with(Node next) {
    return new Side(next, diskEpoch, saving, frozen, unlogged, heardAtMillis);
  }

  /** After a step of the node. */
  Side stepped(Node next, boolean logged) {
    return new Side(next, diskEpoch, saving, frozen, !logged, heardAtMillis);
  }

  Side heardAt(long millis) {
    return new Side(node, diskEpoch, saving, frozen, unlogged, Math.max(heardAtMillis, millis));
  }

  Side alsoSaving(long epoch) {
    List<Long> more = new ArrayList<>(saving);
    more.add(epoch);
    return new Side(node, diskEpoch, List.copyOf(more), frozen, unlogged, heardAtMillis);
  }

  Side saved() {
    long epoch = Math.max(diskEpoch, saving.get(0));
    return new Side(node, epoch, saving.subList(1, saving.size()), frozen, unlogged, heardAtMillis);
  }

  Side saveFailed() {
    return new Side(
        node, diskEpoch, saving.subList(1, saving.size()), frozen, unlogged, heardAtMillis);
  }

  Side frozen(boolean stopped) {
    return new Side(node, diskEpoch, saving, stopped, unlogged, heardAtMillis);
  }

  Side killed(boolean savesArrive) {
    long epoch = diskEpoch;
    if (savesArrive) {
      for (long written : saving) {
        epoch = Math.max(epoch, written);
      }
    }
    return new Side(null, epoch, List.of(), false, false, 0);
  }
}

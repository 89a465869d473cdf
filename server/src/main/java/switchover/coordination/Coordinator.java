package switchover.coordination;

import switchover.node.Permission;

/**
 * One candidate for being the Running node of its pair, before an engine that never lets two be
 * first. Thread-safe.
 */
public interface Coordinator extends AutoCloseable {
  /**
   * Whether this node may run, judged by the monotonic clock at this very moment. This is the word
   * to act on: after a pause of this process it is already right, while the news of the change is
   * still on its way. Never blocks, never null.
   */
  Permission permission();

  /**
   * Gives the leadership up, and stands for it again after the pause of the settings. The
   * permission is gone when this returns; the other node may get it a moment later. So a node is
   * Standby before it calls this. Never blocks. No effect while the last resignation's pause lasts.
   */
  void resign();

  /**
   * Whether this node wants to lead, which it does at first. One that does not is out of the line
   * until it does, so that it never keeps the other from leading; its permission is gone when this
   * returns. Never blocks; without effect where nothing changes.
   */
  void stand(boolean wanted);

  /**
   * Gives the leadership up for good; no further news is begun. Returns within a second, whether or
   * not the engine answers. As with {@link #resign()}, a node is Standby first.
   */
  @Override
  void close();
}

package switchover.coordination;

import java.util.function.Consumer;
import switchover.node.Permission;

/** Makes a {@link Coordinator}; found by {@link java.util.ServiceLoader} in the optional jar. */
public interface CoordinatorFactory {
  /**
   * Lets this node stand for leadership. Returns at once, whether or not the engine answers; a node
   * is not permitted to run until it is known to be first.
   *
   * @param nodeId told to the engine, for people who look there
   * @param onChange called with the first permission and then with each change, one call at a time,
   *     from one thread of the coordinator; must not block
   * @throws IllegalArgumentException naming the setting that can't be understood
   */
  Coordinator start(CoordinatorSettings settings, String nodeId, Consumer<Permission> onChange);
}

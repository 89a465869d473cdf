package switchover.zookeeper;

import java.util.function.Consumer;
import org.apache.zookeeper.client.ConnectStringParser;
import switchover.coordination.Coordinator;
import switchover.coordination.CoordinatorFactory;
import switchover.coordination.CoordinatorSettings;
import switchover.node.Permission;

/** ZooKeeper as coordinator, by Curator's latch. */
public final class LatchCoordinatorFactory implements CoordinatorFactory {
  @Override
  public Coordinator start(
      CoordinatorSettings settings, String nodeId, Consumer<Permission> onChange) {
    QuietLogs.begin();
    check(settings.connect());
    LatchCoordinator coordinator = new LatchCoordinator(settings, nodeId, onChange);
    coordinator.start();
    return coordinator;
  }

  private static void check(String connect) {
    try {
      new ConnectStringParser(connect);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "coordinator connect: "
              + connect
              + " can't be understood; allowed: host:port,host:port ("
              + e.getMessage()
              + ")",
          e);
    }
  }
}

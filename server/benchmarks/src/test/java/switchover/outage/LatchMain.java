package switchover.outage;

import java.io.PrintStream;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.framework.recipes.leader.LeaderLatchListener;
import org.apache.curator.retry.RetryForever;

/**
 * A process that stands in a Curator latch as its documentation shows it, and says each change with
 * its time. It gives the lead up when its standard input ends.
 *
 * <p>Arguments: connect, session in milliseconds.
 */
public final class LatchMain {
  private static final int RETRY_MILLIS = 100;

  private LatchMain() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    int sessionMillis = Integer.parseInt(arguments[1]);
    CuratorFramework client =
        CuratorFrameworkFactory.newClient(
            arguments[0], sessionMillis, sessionMillis, new RetryForever(RETRY_MILLIS));
    client.start();
    LeaderLatch latch = new LeaderLatch(client, "/latch");
    latch.addListener(
        new LeaderLatchListener() {
          @Override
          public void isLeader() {
            out.println(System.nanoTime() + " leads");
          }

          @Override
          public void notLeader() {
            out.println(System.nanoTime() + " follows");
          }
        });
    latch.start();
    while (latch.getOurPath() == null) {
      Thread.sleep(5);
    }
    out.println(System.nanoTime() + " stands");
    System.in.read();
    latch.close();
    client.close();
  }
}

package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A planned stop: pages are told where to go, and the node waits for them, not longer. */
class StopTest {
  private static final int LEAVING_MILLIS = 2000;

  @TempDir Path masterHome;
  @TempDir Path backupHome;

  @Test
  void itEndsAsSoonAsTheLastPageHasMoved() throws Exception {
    try (TestNode master = master();
        TestNode backup = backup("http://127.0.0.1:" + master.port())) {
      Redundant.awaitFull(master.served().live());
      try (Listener page = new Listener(master.port())) {
        page.nextStatus();
        long begunNanos = System.nanoTime();
        CompletableFuture<Void> stop = stop(master);
        awaitLeavingToRunning(page);
        assertFalse(stop.isDone(), "a page is still there");
        page.leave();
        stop.get(20, TimeUnit.SECONDS);
        long tookMillis = (System.nanoTime() - begunNanos) / 1_000_000;
        assertTrue(tookMillis < LEAVING_MILLIS, "took " + tookMillis + " ms");
        assertTrue(backup.served().live().snapshot().status().running());
      }
    }
  }

  @Test
  void aPageThatStaysIsWaitedForNoLongerThanWasSaid() throws Exception {
    try (TestNode master = master();
        TestNode backup = backup("http://127.0.0.1:" + master.port())) {
      Redundant.awaitFull(master.served().live());
      try (Listener page = new Listener(master.port())) {
        page.nextStatus();
        long begunNanos = System.nanoTime();
        master.served().stop("the test wants it");
        long tookMillis = (System.nanoTime() - begunNanos) / 1_000_000;
        assertTrue(tookMillis >= LEAVING_MILLIS - 50, "only " + tookMillis + " ms");
        page.assertEndsAfterEvents();
        assertTrue(backup.served().live().snapshot().status().running());
      }
    }
  }

  @Test
  void whereNobodyTakesOverItDoesNotWait() throws Exception {
    try (TestNode master = master();
        Listener page = new Listener(master.port())) {
      page.nextStatus();
      long begunNanos = System.nanoTime();
      master.served().stop("the test wants it");
      long tookMillis = (System.nanoTime() - begunNanos) / 1_000_000;
      assertTrue(tookMillis < LEAVING_MILLIS, "took " + tookMillis + " ms");
      assertTrue(page.nextStatus().contains("\"leaving\""));
    }
  }

  /** A container destroys its servlets before it tells any listener. */
  @Test
  void aWarIsStoppedInGoodOrderToo() throws Exception {
    Files.writeString(masterHome.resolve("switchover.json"), Redundant.MASTER);
    Redundant.key(masterHome);
    Server container = new Server();
    ServerConnector connector = new ServerConnector(container);
    connector.setHost("127.0.0.1");
    container.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/hmi", false, false);
    context.setInitParameter(NodeListener.HOME, masterHome.toString());
    context.addEventListener(new NodeListener());
    container.setHandler(context);
    container.start();
    String url = "http://127.0.0.1:" + connector.getLocalPort() + "/hmi";
    try (TestNode backup = backup(url)) {
      Redundant.awaitFull(backup.served().live());
      try (Listener page = new Listener(connector.getLocalPort(), "/hmi")) {
        page.nextStatus();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> stop(context));
        awaitLeaving(page);
        Redundant.await(
            "the backup runs", () -> backup.served().live().snapshot().status().running());
        assertFalse(stop.isDone(), "a page is still there");
        page.leave();
        stop.get(20, TimeUnit.SECONDS);
      }
    } finally {
      stop(container);
    }
  }

  private static CompletableFuture<Void> stop(TestNode node) {
    return CompletableFuture.runAsync(() -> node.served().stop("the test wants it"));
  }

  private static void stop(LifeCycle container) {
    try {
      container.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitLeavingToRunning(Listener page) throws IOException {
    JsonObject status = JsonParser.parseString(page.nextStatus()).getAsJsonObject();
    while (!status.has("leaving") || !isOtherRunning(status)) {
      status = JsonParser.parseString(page.nextStatus()).getAsJsonObject();
    }
    assertEquals("Standby", status.get("state").getAsString());
    assertEquals(LEAVING_MILLIS, status.getAsJsonObject("leaving").get("inMillis").getAsInt());
  }

  private static void awaitLeaving(Listener page) throws IOException {
    String status = page.nextStatus();
    while (!status.contains("\"leaving\"") || !status.contains("\"state\":\"Standby\"")) {
      status = page.nextStatus();
    }
  }

  private static boolean isOtherRunning(JsonObject status) {
    return status.getAsJsonObject("redundantNode").get("status").getAsString().equals("Running");
  }

  private TestNode master() throws Exception {
    return Redundant.master(masterHome);
  }

  private TestNode backup(String masterAddress) throws Exception {
    return Redundant.backup(backupHome, masterAddress);
  }
}

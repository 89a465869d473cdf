package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.live.Snapshot;
import switchover.status.NodeStatus;

/** Pages that listen: news at once, a sign of life always, and nobody waits for anybody. */
class EventsTest {
  private static final int MOST_MILLIS = 10_000;

  @TempDir Path home;
  private TestNode node;

  @BeforeEach
  void start() throws Exception {
    node = new TestNode(home, "{\"page\":{\"heartbeatMillis\":100}}");
    await("the node runs", () -> node.served().live().snapshot().status().running());
  }

  @AfterEach
  void stop() throws Exception {
    node.close();
  }

  @Test
  void theStatusComesAtOnceThenSignsOfLife() throws Exception {
    try (Listener listener = new Listener(node.port())) {
      assertEquals("HTTP/1.1 200 OK", listener.line());
      String headers = listener.headers();
      assertTrue(headers.contains("Content-Type: text/event-stream"), headers);
      assertTrue(headers.contains("Cache-Control: no-store"), headers);
      assertTrue(headers.contains("Access-Control-Allow-Origin: *"), headers);
      assertTrue(headers.contains("X-Accel-Buffering: no"), headers);
      String status = new String(node.served().live().snapshot().json(), StandardCharsets.UTF_8);
      assertEquals(status, listener.nextStatus());
      NodeStatus now = node.served().live().snapshot().status();
      for (int sign = 0; sign < 2; sign++) {
        listener.awaitComment();
        assertEquals("event: alive", listener.line());
        String still = "data: {\"state\":\"Running\",\"epoch\":%d,\"sequence\":%d}";
        assertEquals(still.formatted(now.epoch(), now.sequence()), listener.line());
        assertEquals("", listener.line());
      }
    }
    await("the reader that left is forgotten", () -> node.served().readers().count() == 0);
  }

  @Test
  void whoWantsFewerSignsOfLifeGetsFewer() throws Exception {
    try (Listener often = new Listener(node.port());
        Listener rarely = new Listener(node.port(), "", "?signsEvery=5")) {
      rarely.awaitComment();
      often.commentsSoFar();
      for (int sign = 0; sign < 12; sign++) {
        often.awaitComment();
      }
      int signs = rarely.commentsSoFar();
      assertTrue(signs >= 1 && signs <= 3, signs + " signs of life meanwhile");
    }
  }

  @Test
  void howRareSignsOfLifeMayBeIsSaid() throws Exception {
    for (String wrong : new String[] {"0", "11", "-1", "", "2.5", "five", "99999999999"}) {
      HttpResponse<String> answer = node.ask("GET", "/status/events?signsEvery=" + wrong);
      assertEquals(400, answer.statusCode(), wrong);
      assertTrue(answer.body().contains("signsEvery"), answer.body());
      assertTrue(answer.body().contains("a whole number from 1 to 10"), answer.body());
    }
  }

  @Test
  void anOlderStatusNeverFollowsANewerOne() throws Exception {
    try (Listener listener = new Listener(node.port())) {
      listener.nextStatus();
      node.served().readers().tell(snapshot(2_000_000_000L, "new"));
      node.served().readers().tell(snapshot(1_999_999_999L, "old"));
      node.served().readers().tell(snapshot(2_000_000_001L, "newer"));
      String heard = listener.nextStatus();
      if (heard.equals("new")) {
        heard = listener.nextStatus();
      }
      assertEquals("newer", heard);
    }
  }

  @Test
  void aStalledReaderDelaysNobodyAndIsDropped() throws Exception {
    try (Listener stalled = new Listener(node.port());
        Listener live = new Listener(node.port())) {
      live.nextStatus();
      await("both listen", () -> node.served().readers().count() == 2);
      String filler = "x".repeat(64 * 1024);
      for (int i = 0; i < 400; i++) {
        long begunNanos = System.nanoTime();
        node.served().readers().tell(snapshot(2_000_000_000L + i, filler + i));
        long toldMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNanos);
        assertTrue(toldMillis < 1000, "telling took " + toldMillis + " ms");
        assertEquals(filler + i, live.nextStatus());
      }
      assertEquals(2, node.served().readers().count());
      // It may have had room for the last word by chance.
      for (int i = 400; i < 500 && node.served().readers().count() == 2; i++) {
        node.served().readers().tell(snapshot(2_000_000_000L + i, filler + i));
        assertEquals(filler + i, live.nextStatus());
        await("only the stalled one is behind", () -> node.served().readers().blocked() <= 1);
        long muchLaterNanos = System.nanoTime() + EventReader.STALLED_NANOS + 1_000_000_000L;
        node.served().readers().beat(muchLaterNanos);
      }
      assertEquals(1, node.served().readers().count(), "the stalled reader is dropped");
      live.awaitComment();
      assertFalse(stalled.nextStatus().isEmpty());
    }
  }

  @Test
  void aSlowReaderSkipsToTheNewest() throws Exception {
    try (Listener slow = new Listener(node.port())) {
      slow.nextStatus();
      String filler = "x".repeat(64 * 1024);
      int last = 399;
      for (int i = 0; i <= last; i++) {
        node.served().readers().tell(snapshot(2_000_000_000L + i, filler + i));
      }
      int heard = 0;
      String status = slow.nextStatus();
      while (!status.equals(filler + last)) {
        heard++;
        status = slow.nextStatus();
      }
      assertTrue(heard < last, "all " + heard + " were kept");
    }
  }

  @Test
  void headAsksForNoEvents() throws Exception {
    assertEquals(200, node.ask("HEAD", "/status/events").statusCode());
    assertEquals(0, node.served().readers().count());
  }

  @Test
  void aPlannedStopIsToldBeforeTheStreamEnds() throws Exception {
    try (Listener listener = new Listener(node.port())) {
      listener.nextStatus();
      node.served().stop("the test wants it");
      String last = listener.nextStatus();
      assertTrue(last.contains("\"leaving\""), last);
      listener.assertEnds();
    }
  }

  private Snapshot snapshot(long sequence, String json) {
    NodeStatus now = node.served().live().snapshot().status();
    NodeStatus numbered = now.withSequence(sequence);
    return new Snapshot(numbered, json.getBytes(StandardCharsets.UTF_8), true);
  }

  private static void await(String what, BooleanSupplier so) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
    while (!so.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadlineNanos, "not in time: " + what);
      Thread.sleep(5);
    }
  }
}

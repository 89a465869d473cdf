package switchover.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchover.pair.Await;

@Timeout(120)
class HooksTest {
  private static final int LONG_MILLIS = 60_000;
  private static final int SHORT_MILLIS = 2_000;
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final LogLines log = new LogLines("switchover.hook");

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void theCommandIsToldTheChangeInItsEnvironment() {
    Path out = folder.resolve("out");
    String script =
        "echo \"$SWITCHOVER_NODE_ID|$SWITCHOVER_NAME|$SWITCHOVER_FROM|$SWITCHOVER_TO"
            + "|$SWITCHOVER_WHY|$SWITCHOVER_EPOCH\" >> $1";
    try (Hooks hooks = command(LONG_MILLIS, script, out)) {
      hooks.fire(change(7));
    }
    assertEquals(
        List.of("7f3c|serverA|Standby|Running|the master is silent|7"), Shell.lines(out, 1));
    assertEquals(1, log.all().size(), log.all().toString());
    assertTrue(
        log.all()
            .get(0)
            .startsWith(
                "INFO hook for Standby -> Running (epoch 7): /bin/sh ended with code 0 (after "),
        log.all().get(0));
  }

  @Test
  void eachChangeIsToldOnceAndInOrder() throws Exception {
    Path out = folder.resolve("out");
    try (Hooks hooks = command(LONG_MILLIS, "echo $SWITCHOVER_EPOCH >> $1; exit 9", out)) {
      IntStream.range(0, 20).forEach(epoch -> hooks.fire(change(epoch)));
    }
    assertEquals(epochs(IntStream.range(0, 20)), Files.readAllLines(out));
    assertEquals(20, log.all().size());
  }

  @Test
  void firingWaitsForNothingAndTheNewestChangesAreNeverTheOnesLeftOut() throws Exception {
    Path out = folder.resolve("out");
    Path gate = folder.resolve("gate");
    Path begun = folder.resolve("begun");
    String script =
        "echo x >> $3; while [ ! -e $2 ]; do sleep 0.02; done; echo $SWITCHOVER_EPOCH >> $1";
    int newest = Hooks.MOST_WAITING + 10;
    try (Hooks hooks = command(LONG_MILLIS, script, out, gate, begun)) {
      hooks.fire(change(0));
      Shell.lines(begun, 1);
      IntStream.rangeClosed(1, newest).forEach(epoch -> hooks.fire(change(epoch)));
      assertFalse(Files.exists(out), "the first hook still hangs while all have been fired");
      Files.createFile(gate);
    }
    assertEquals(
        Stream.concat(Stream.of("0"), epochs(IntStream.rangeClosed(11, newest)).stream()).toList(),
        Files.readAllLines(out));
    assertEquals(10, log.all().stream().filter(line -> line.contains("not called")).count());
  }

  @Test
  void aHookThatHangsIsDestroyedAndTheNextIsCalled() {
    Path pids = folder.resolve("pids");
    try (Hooks hooks = command(SHORT_MILLIS, "echo $$ >> $1; exec sleep 1000", pids)) {
      hooks.fire(change(1));
      Shell.lines(pids, 1);
      hooks.fire(change(2));
      Shell.lines(pids, 2).forEach(Shell::awaitGone);
    }
    assertTrue(
        log.all()
            .get(0)
            .startsWith(
                "WARNING hook for Standby -> Running (epoch 1): /bin/sh did not end within 2000 ms"),
        log.all().get(0));
  }

  @Test
  void closingEndsAHookThatHangs() {
    Path pids = folder.resolve("pids");
    Hooks hooks = command(SHORT_MILLIS, "echo $$ >> $1; exec sleep 1000", pids);
    hooks.fire(change(1));
    String pid = Shell.lines(pids, 1).get(0);
    hooks.close();
    assertTrue(Shell.isGone(pid));
    assertEquals(1, log.all().size(), log.all().toString());
    hooks.fire(change(2));
    assertEquals(List.of(pid), Shell.lines(pids, 1));
  }

  @Test
  void whatTheCommandCouldHoldAsSecretIsNotLogged() {
    HookSettings settings =
        new HookSettings(
            List.of("/no/such/program", "--token=secret"),
            "http://user:secret@127.0.0.1:1/secret?key=secret",
            LONG_MILLIS);
    try (Hooks hooks = new Hooks(settings)) {
      hooks.fire(change(1));
    }
    String line = String.join("\n", log.all());
    assertTrue(line.contains("/no/such/program could not be started"), line);
    assertTrue(line.contains("http://127.0.0.1:1: connection refused"), line);
    assertFalse(line.contains("secret"), line);
    assertFalse(settings.toString().contains("secret"), settings.toString());
    assertEquals(1, log.all().size(), line);
  }

  @Test
  void theAddressIsToldTheChangeInJson() throws Exception {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    try (Web web = new Web()) {
      web.on(
          "/hook",
          exchange -> {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            byte[] body = exchange.getRequestBody().readAllBytes();
            heard.add(exchange.getRequestMethod() + " " + type);
            heard.add(new String(body, StandardCharsets.UTF_8));
            Web.answer(exchange, 204);
          });
      try (Hooks hooks = url(web.url("/hook"), LONG_MILLIS)) {
        hooks.fire(change(7));
      }
    }
    assertEquals("POST application/json", heard.remove());
    assertEquals(
        JsonParser.parseString(
            "{'nodeId':'7f3c','name':'serverA','from':'Standby','to':'Running',"
                + "'why':'the master is silent','epoch':7}"),
        JsonParser.parseString(heard.remove()));
    assertTrue(heard.isEmpty());
    assertTrue(log.all().get(0).contains("answered 204"), log.all().get(0));
  }

  @Test
  void aRedirectIsNotFollowedAndAFailureIsNotTriedAgain() throws Exception {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    try (Web web = new Web()) {
      web.on(
          "/",
          exchange -> {
            heard.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Location", web.url("/other"));
            Web.answer(exchange, 302);
          });
      web.on(
          "/broken",
          exchange -> {
            heard.add("/broken");
            Web.answer(exchange, 500);
          });
      try (Hooks hooks = url(web.url("/moved"), LONG_MILLIS)) {
        hooks.fire(change(1));
      }
      try (Hooks hooks = url(web.url("/broken"), LONG_MILLIS)) {
        hooks.fire(change(2));
      }
    }
    assertEquals(List.of("/moved", "/broken"), List.copyOf(heard));
    assertTrue(log.all().get(0).startsWith("WARNING"), log.all().get(0));
    assertTrue(log.all().get(0).contains("answered 302"), log.all().get(0));
    assertTrue(log.all().get(1).contains("answered 500"), log.all().get(1));
  }

  @Test
  void anAddressThatHangsUpIsCalledOnce() throws Exception {
    try (RawPort port = new RawPort(HooksTest::hangUp)) {
      try (Hooks hooks = url("http://127.0.0.1:" + port.port() + "/hook", LONG_MILLIS)) {
        hooks.fire(change(1));
      }
      assertEquals(1, port.accepted());
    }
    assertTrue(
        log.all().get(0).contains("the connection was closed before the answer was complete"),
        log.all().get(0));
  }

  @Test
  void anAddressThatSaysNothingIsGivenUpAtTheDeadline() throws Exception {
    try (RawPort port = RawPort.silent()) {
      try (Hooks hooks = url("http://127.0.0.1:" + port.port() + "/hook", SHORT_MILLIS)) {
        hooks.fire(change(1));
        Await.until("it is given up", ENOUGH, log.all()::toString, () -> !log.all().isEmpty());
      }
    }
    assertTrue(log.all().get(0).contains("no whole answer within 2000 ms"), log.all().get(0));
  }

  @Test
  void whereNothingIsSetNothingHappens() {
    try (Hooks hooks = new Hooks(new HookSettings(null, null, LONG_MILLIS))) {
      hooks.fire(change(1));
    }
    assertEquals(List.of(), log.all());
  }

  private static void hangUp(Socket socket) throws IOException {
    try (socket) {
      socket.getInputStream().read();
    }
  }

  private static Hooks command(int deadlineMillis, String script, Path... arguments) {
    return new Hooks(new HookSettings(Shell.script(script, arguments), null, deadlineMillis));
  }

  private static Hooks url(String url, int deadlineMillis) {
    return new Hooks(new HookSettings(null, url, deadlineMillis));
  }

  private static Change change(long epoch) {
    return new Change("7f3c", "serverA", "Standby", "Running", "the master is silent", epoch);
  }

  private static List<String> epochs(IntStream epochs) {
    return epochs.mapToObj(Integer::toString).toList();
  }
}

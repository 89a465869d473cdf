package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.events.Entry;
import switchover.events.EventLog;
import switchover.events.Kind;
import switchover.settings.Home;

/** A node whose epoch is lost or can't be kept: it starts, tells, and never uses an epoch twice. */
class EarlierEpochsTest {
  private static final String ALONE =
      "{\"redundancy\":{\"mode\":\"Master\",\"pair\":\"p\",\"connectionWaitMillis\":0,"
          + "\"pingTimeoutMillis\":100,\"pingRateMillis\":50,\"missedPings\":2,"
          + "\"failoverMillis\":100}}";

  @TempDir Path folder;

  @Test
  void theFirstStartIsNoLoss() throws Exception {
    try (LiveNode node = start(ALONE)) {
      awaitRunning(node);
      assertEquals(1, node.snapshot().status().epoch());
      assertEquals(List.of(), alarms(node));
    }
    assertEquals("1", Files.readString(file("epoch")).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4x", "-1", "\u0000\u0000\u0000\u0000"})
  void aDamagedEpochIsAnAlarmAndTheEventsTellHowFarToGo(String content) throws Exception {
    runOnce();
    Files.writeString(file("epoch"), content);
    assertGoesOnAbove(41 + EarlierEpochs.MARGIN_OVER_EVENTS, "is damaged");
  }

  @Test
  void aMissingEpochIsAnAlarmWhereTheNodeHasStartedBefore() throws Exception {
    runOnce();
    Files.delete(file("epoch"));
    assertGoesOnAbove(41 + EarlierEpochs.MARGIN_OVER_EVENTS, "is missing");
  }

  private void assertGoesOnAbove(long lowest, String says) throws Exception {
    try (LiveNode node = start(ALONE)) {
      awaitRunning(node);
      long epoch = node.snapshot().status().epoch();
      assertTrue(epoch > lowest, epoch + " could have been used");
      assertEquals(epoch, Long.parseLong(Files.readString(file("epoch")).strip()));
      assertEquals(1, alarms(node).size(), () -> alarms(node).toString());
      String alarm = alarms(node).get(0);
      assertTrue(alarm.contains(file("epoch").toString()) && alarm.contains(says), alarm);
    }
  }

  @Test
  void withoutAnyTraceTheNodeStaysStandbyAndSaysWhy() throws Exception {
    runOnce();
    Files.writeString(file("epoch"), "?");
    Files.delete(file("events.jsonl"));
    try (LiveNode node = start(ALONE)) {
      assertTrue(alarms(node).get(0).contains("until the redundant node has said its epoch"));
      assertStaysStandby(node);
    }
    assertEquals("?", Files.readString(file("epoch")), "what was found is kept for a person");
  }

  @Test
  void anIndependentNodeHasNobodyToAskAndGoesOn() throws Exception {
    runOnce();
    Files.delete(file("epoch"));
    Files.delete(file("events.jsonl"));
    try (LiveNode node = start("{}")) {
      awaitRunning(node);
      assertTrue(node.snapshot().status().epoch() > EarlierEpochs.MARGIN_OVER_BOOTS);
      assertEquals(1, alarms(node).size());
    }
  }

  @Test
  void anEpochThatCannotBeWrittenKeepsTheNodeStandbyUntilItCan() throws Exception {
    runOnce();
    Path inTheWay = Files.createDirectories(file(".epoch.new").resolve("x"));
    try (LiveNode node = start(ALONE)) {
      assertTrue(alarms(node).get(0).contains("can't be written"), alarms(node).get(0));
      assertStaysStandby(node);
      int told = alarms(node).size();
      assertTrue(told <= 2, () -> "not one for each try: " + alarms(node));
      Files.delete(inTheWay);
      awaitRunning(node);
    }
  }

  @Test
  void anUncountedStartNeverTakesTheSequenceBack() throws Exception {
    runOnce();
    long before = lastSequence();
    Path inTheWay = Files.createDirectories(file(".boots.new").resolve("x"));
    long uncounted = lastSequence();
    Files.delete(inTheWay);
    long counted = lastSequence();
    assertTrue(before < uncounted && uncounted < counted, before + " " + uncounted + " " + counted);
  }

  private long lastSequence() throws Exception {
    try (LiveNode node = start(ALONE)) {
      awaitRunning(node);
      return node.snapshot().status().sequence();
    }
  }

  /** A node that has been Running, and was told of epoch 41. */
  private void runOnce() throws Exception {
    try (LiveNode node = start(ALONE)) {
      awaitRunning(node);
    }
    try (EventLog log = EventLog.open(folder)) {
      log.add(new Entry(Instant.now(), Kind.LINK, null, "linked", "with B", 41, null));
    }
  }

  private LiveNode start(String settings) throws Exception {
    Files.writeString(file("switchover.json"), settings);
    Home home = Home.open(folder);
    return LiveNode.start(home, home.settings(), "");
  }

  private static void awaitRunning(LiveNode node) throws Exception {
    await("the node runs", () -> node.snapshot().status().running());
  }

  /** It has tried, or could have: ten times the failover time have passed. */
  private static void assertStaysStandby(LiveNode node) throws Exception {
    long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2500);
    while (System.nanoTime() < untilNanos) {
      assertFalse(node.snapshot().status().running(), "Running with an epoch that was not kept");
      Thread.sleep(10);
    }
    assertNull(node.snapshot().status().leaving());
  }

  private static List<String> alarms(LiveNode node) {
    return node.events(1000).stream()
        .filter(entry -> entry.kind() == Kind.ALARM)
        .map(Entry::why)
        .toList();
  }

  private Path file(String name) throws IOException {
    return folder.toRealPath().resolve(name);
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadlineNanos, what);
      Thread.sleep(5);
    }
  }
}

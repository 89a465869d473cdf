package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.events.Entry;
import switchover.events.EventLog;
import switchover.events.Kind;

/** A node whose epoch is lost or can't be kept: it starts, tells, and never uses an epoch twice. */
class EarlierEpochsTest {
  @TempDir Path folder;

  @Test
  void theFirstStartIsNoLoss() throws Exception {
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      LoneNode.awaitRunning(node);
      assertEquals(1, node.snapshot().status().epoch());
      assertEquals(List.of(), LoneNode.alarms(node));
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
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      LoneNode.awaitRunning(node);
      long epoch = node.snapshot().status().epoch();
      assertTrue(epoch > lowest, epoch + " could have been used");
      assertEquals(epoch, Long.parseLong(Files.readString(file("epoch")).strip()));
      assertEquals(1, LoneNode.alarms(node).size(), () -> LoneNode.alarms(node).toString());
      String alarm = LoneNode.alarms(node).get(0);
      assertTrue(alarm.contains(file("epoch").toString()) && alarm.contains(says), alarm);
    }
  }

  @Test
  void withoutAnyTraceTheNodeStaysStandbyAndSaysWhy() throws Exception {
    runOnce();
    Files.writeString(file("epoch"), "?");
    Files.delete(file("events.jsonl"));
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      assertTrue(
          LoneNode.alarms(node).get(0).contains("until the redundant node has said its epoch"));
      LoneNode.assertStaysStandby(node, 2500);
    }
    assertEquals("?", Files.readString(file("epoch")), "what was found is kept for a person");
  }

  @Test
  void anIndependentNodeHasNobodyToAskAndGoesOn() throws Exception {
    runOnce();
    Files.delete(file("epoch"));
    Files.delete(file("events.jsonl"));
    try (LiveNode node = LoneNode.start(folder, "{}")) {
      LoneNode.awaitRunning(node);
      assertTrue(node.snapshot().status().epoch() > EarlierEpochs.MARGIN_OVER_BOOTS);
      assertEquals(1, LoneNode.alarms(node).size());
    }
  }

  @Test
  void anEpochThatCannotBeWrittenKeepsTheNodeStandbyUntilItCan() throws Exception {
    runOnce();
    Path inTheWay = Files.createDirectories(file(".epoch.new").resolve("x"));
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      assertTrue(
          LoneNode.alarms(node).get(0).contains("can't be written"), LoneNode.alarms(node).get(0));
      LoneNode.assertStaysStandby(node, 2500);
      int told = LoneNode.alarms(node).size();
      assertTrue(told <= 2, () -> "not one for each try: " + LoneNode.alarms(node));
      Files.delete(inTheWay);
      LoneNode.awaitRunning(node);
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

  @Test
  void aDamagedCountOfStartsIsAnAlarmAndNeverTakesTheSequenceBack() throws Exception {
    runOnce();
    long before = lastSequence();
    Files.writeString(file("boots"), "3x");
    long damaged = lastSequence();
    long counted = lastSequence();
    assertTrue(before < damaged && damaged < counted, before + " " + damaged + " " + counted);
    assertTrue(counted < 1L << 53, "a page can tell it from the next");
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      List<String> alarms = LoneNode.alarms(node);
      assertEquals(1, alarms.stream().filter(alarm -> alarm.contains("boots")).count());
    }
  }

  private long lastSequence() throws Exception {
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      LoneNode.awaitRunning(node);
      return node.snapshot().status().sequence();
    }
  }

  /** A node that has been Running, and was told of epoch 41. */
  private void runOnce() throws Exception {
    try (LiveNode node = LoneNode.start(folder, LoneNode.MASTER)) {
      LoneNode.awaitRunning(node);
    }
    try (EventLog log = EventLog.open(folder)) {
      log.add(new Entry(Instant.now(), Kind.LINK, null, "linked", "with B", 41, null));
    }
  }

  private Path file(String name) throws IOException {
    return folder.toRealPath().resolve(name);
  }
}

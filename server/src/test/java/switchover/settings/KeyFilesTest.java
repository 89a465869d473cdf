package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two keys beside each other, and how one takes the other's place. */
class KeyFilesTest {
  private static final long OVERLAP_MILLIS = 86_400_000;

  private final PairKey old = PairKey.random();
  private final PairKey next = PairKey.random();
  @TempDir private Path folder;
  private Instant now = Instant.now();
  private KeyFiles keys;

  @BeforeEach
  void oneKey() throws IOException {
    write("pair.key", old.line());
    keys = open();
  }

  @Test
  void aNextKeyHoldsBesideThePresentOneAsSoonAsItsFileIsThere() throws IOException {
    assertEquals(List.of(old), keys.accepted());
    write("pair.key.next", next.line());
    assertEquals(List.of(old, next), keys.accepted());
    assertEquals(List.of(old, next), open().accepted());
  }

  @Test
  void aKeyThatIsLaidDownIsForItsOwnerAlone() throws IOException {
    keys.layDown(next);
    assertEquals(List.of(old, next), open().accepted());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("pair.key.next"))));
  }

  @Test
  void theConfirmedNextKeyTakesThePlace() throws IOException {
    keys.layDown(next);
    keys.confirmed(old);
    assertEquals(List.of(old, next), keys.accepted());
    keys.confirmed(next);
    assertEquals(List.of(next), keys.accepted());
    assertEquals(next.line() + "\n", Files.readString(folder.resolve("pair.key")));
    assertFalse(Files.exists(folder.resolve("pair.key.next")));
  }

  @Test
  void eachChangeOfWhatHoldsIsTold() throws IOException {
    List<String> told = new ArrayList<>();
    keys.tell(told::add);
    write("pair.key.next", next.line());
    keys.accepted();
    keys.accepted();
    keys.confirmed(next);
    assertEquals(
        List.of(
            "two pair keys hold", "the former pair key is dropped: both nodes hold the next one"),
        told);
  }

  @Test
  void theFormerKeyHoldsHoweverLongUntilTheNextOneIsConfirmedAndIsOverdueBefore()
      throws IOException {
    keys.layDown(next);
    now = now.plusMillis(OVERLAP_MILLIS - 60_000);
    assertEquals(List.of(old, next), keys.accepted());
    assertFalse(keys.changeIsOverdue());
    now = now.plusMillis(120_000);
    assertEquals(List.of(old, next), keys.accepted());
    assertTrue(keys.changeIsOverdue());
    KeyFiles restarted = open();
    now = now.plusMillis(10 * OVERLAP_MILLIS);
    assertEquals(List.of(old, next), restarted.accepted());
    assertTrue(restarted.changeIsOverdue());
    restarted.confirmed(next);
    assertEquals(List.of(next), restarted.accepted());
    assertFalse(restarted.changeIsOverdue());
  }

  @Test
  void anAdminMayDropTheFormerKeyAtOnce() throws IOException {
    assertThrows(IOException.class, () -> open().dropFormer());
    assertEquals(0, open().unseenMillis());
    keys.layDown(next);
    assertTrue(open().unseenMillis() > 0, "a running node may not have seen it yet");
    now = now.plusMillis(60_000);
    assertEquals(0, open().unseenMillis());
    open().dropFormer();
    assertEquals(List.of(next), keys.accepted());
    assertEquals(next.line() + "\n", Files.readString(folder.resolve("pair.key")));
    assertFalse(Files.exists(folder.resolve("pair.key.next")));
  }

  @Test
  void aCopyIsAsOldAsItsBeingHere() throws IOException {
    write("pair.key.next", next.line());
    Instant longAgo = now.minusMillis(10 * OVERLAP_MILLIS);
    Files.setLastModifiedTime(folder.resolve("pair.key.next"), FileTime.from(longAgo));
    assertEquals(List.of(old, next), keys.accepted());
    assertFalse(keys.changeIsOverdue());
  }

  @Test
  void aCrashBetweenTheTwoStepsLeavesTheNewKey() throws IOException {
    write("pair.key", next.line());
    write("pair.key.next", next.line());
    assertEquals(List.of(next), keys.accepted());
    assertFalse(Files.exists(folder.resolve("pair.key.next")));
  }

  @Test
  void aDamagedFileChangesNothingForARunningNode() throws IOException {
    keys.layDown(next);
    write("pair.key.next", "half a k");
    assertEquals(List.of(old, next), keys.accepted());
    Files.delete(folder.resolve("pair.key"));
    assertEquals(List.of(old, next), keys.accepted());
    write("pair.key", old.line());
    Files.delete(folder.resolve("pair.key.next"));
    assertEquals(List.of(old), keys.accepted());
  }

  @Test
  void aStartingNodeSaysWhatIsWrong() throws IOException {
    write("pair.key.next", "c2VjcmV0");
    String message = assertThrows(IOException.class, this::open).getMessage();
    assertTrue(message.contains("pair.key.next"), message);
    assertFalse(message.contains("c2VjcmV0"), message);
  }

  @Test
  void aSecondChangeWaitsForTheFirst() throws IOException {
    keys.layDown(next);
    keys.layDown(next);
    String message =
        assertThrows(IOException.class, () -> keys.layDown(PairKey.random())).getMessage();
    assertTrue(message.contains("must end first"), message);
    assertThrows(IOException.class, () -> keys.layDown(old));
    assertEquals(List.of(old, next), keys.accepted());
  }

  @Test
  @Timeout(30)
  void whoAsksWhileAnotherIsAtTheFilesGetsTheKeysReadBefore() throws Exception {
    keys.layDown(next);
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    KeyFiles shared =
        new KeyFiles(
                folder,
                OVERLAP_MILLIS,
                () -> {
                  reached.countDown();
                  awaitQuietly(goesOn);
                  return now;
                })
            .opened();
    CompletableFuture<List<PairKey>> slow = CompletableFuture.supplyAsync(shared::accepted);
    reached.await();
    assertEquals(List.of(old, next), shared.accepted());
    goesOn.countDown();
    assertEquals(List.of(old, next), slow.get());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private KeyFiles open() throws IOException {
    return new KeyFiles(folder, OVERLAP_MILLIS, () -> now).opened();
  }

  private void write(String name, String line) throws IOException {
    Files.writeString(folder.resolve(name), line + "\n");
  }
}

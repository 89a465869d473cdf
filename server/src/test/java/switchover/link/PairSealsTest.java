package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchover.settings.PairKey;
import switchover.settings.PairKeys;

/** Who links goes on with the keys that are known, whatever the disk does. */
@Timeout(30)
class PairSealsTest {
  private static final PairKey FORMER = Keys.key(1);
  private static final PairKey NEXT = Keys.key(2);

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch thawed = new CountDownLatch(1);

  /** Files on a disk that hangs, from the first write on or from the first read after the start. */
  private final class Frozen implements PairKeys {
    private final Keys keys = new Keys(FORMER, NEXT);
    private final boolean hangsForReaders;
    private boolean started;

    Frozen(boolean hangsForReaders) {
      this.hangsForReaders = hangsForReaders;
    }

    @Override
    public List<PairKey> accepted() {
      if (started && hangsForReaders) {
        hang();
      }
      started = true;
      return keys.accepted();
    }

    @Override
    public void confirmed(PairKey key) {
      hang();
      keys.confirmed(key);
    }

    @Override
    public boolean changeIsOverdue() {
      return false;
    }

    private void hang() {
      reached.countDown();
      try {
        thawed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static List<PairKey> keys(List<PairSeals.Held> held) {
    return held.stream().map(PairSeals.Held::key).toList();
  }

  @Test
  void whileTheNextKeyIsBeingPutInItsPlaceBothHold() throws InterruptedException {
    try (PairSeals seals = new PairSeals(new Frozen(false))) {
      seals.confirm(seals.newest());
      reached.await();
      for (int i = 0; i < 100; i++) {
        assertEquals(List.of(FORMER, NEXT), keys(seals.readAnew()));
      }
      thawed.countDown();
      while (!keys(seals.readAnew()).equals(List.of(NEXT))) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void whereTheFilesDoNotLetThemselvesBeReadTheKeysReadBeforeHold() throws InterruptedException {
    try (PairSeals seals = new PairSeals(new Frozen(true))) {
      for (int i = 0; i < 100; i++) {
        assertEquals(List.of(FORMER, NEXT), keys(seals.readAnew()));
      }
      reached.await();
      thawed.countDown();
    }
  }
}

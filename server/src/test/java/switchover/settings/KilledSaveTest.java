package switchover.settings;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of a save: the settings are those of the last save that was
 * finished, or of the one that was under way. A process is started for each kill, which takes most
 * of the time: 50 of them, 1,000 by {@code -Dswitchover.long=true}.
 */
class KilledSaveTest {
  private static final int KILLS = Boolean.getBoolean("switchover.long") ? 1000 : 50;
  private static final int LONGEST_LIFE_MILLIS = 60;
  @TempDir Path folder;
  @TempDir Path classes;
  private SaverProcess savers;

  @Test
  void theSettingsAreTheOldOrTheNew() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    savers = SaverProcess.in(classes);
    SettingsFile file = new SettingsFile(folder);
    SettingsDocument first = file.read().document();
    file.save(Saver.numbered(first, 0));
    for (int kill = 0; kill < KILLS; kill++) {
      int finished = saveUntilKilled(random);
      SettingsFile.Stored stored = file.read();
      assertNull(stored.fault(), () -> "seed " + seed);
      int number = Saver.number(stored.document());
      assertTrue(
          number == finished || number == finished + 1,
          "after save " + finished + " there is " + number + ", seed " + seed);
      Files.writeString(file.path(), "damaged");
      int good = Saver.number(file.read().document());
      assertTrue(good == number || good == number - 1, "the last good one is " + good);
      file.save(Saver.numbered(first, 0));
    }
  }

  /** The number of the last save that was finished. */
  private int saveUntilKilled(Random random) throws Exception {
    Process saver = savers.start(folder);
    try (BufferedReader out = saver.inputReader()) {
      int finished = Integer.parseInt(out.readLine());
      long untilNanos = System.nanoTime() + random.nextInt(LONGEST_LIFE_MILLIS * 1_000_000);
      while (System.nanoTime() < untilNanos) {
        Thread.onSpinWait();
      }
      saver.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        finished = Integer.parseInt(line);
      }
      return finished;
    } finally {
      saver.destroyForcibly().waitFor();
    }
  }
}

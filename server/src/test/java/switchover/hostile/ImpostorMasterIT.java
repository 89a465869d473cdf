package switchover.hostile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Await;
import switchover.pair.Lab;
import switchover.pair.SmallLaunch;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * The master is gone, and somebody at its address answers whatever he likes: the backup takes over
 * by its rule, and bears him as long as he is there.
 */
class ImpostorMasterIT {
  private static final boolean LONG = Boolean.getBoolean("switchover.long");
  private static final int LEAST_DIALS_OF_EACH = LONG ? 200 : 3;

  /** Each thing that he does is said once, and there are a few ways to say it. */
  private static final int MOST_LINES = 12;

  private static final int MOST_THREADS_MORE = 20;
  private static final int MOST_FILES_MORE = 6;
  private static final int MOST_HEAP_KILOBYTES_MORE = 8 * 1024;
  private static final Duration WITHIN = Duration.ofMinutes(LONG ? 30 : 2);

  @RegisterExtension final Lab lab = new Lab();

  private final Overheard overheard = new Overheard();

  @Test
  void theBackupTakesOverAndBearsWhateverHeAnswers() throws Exception {
    TestPair pair =
        TestPair.in(lab).cuttable().launch(new SmallLaunch(), new SmallLaunch()).ready();
    pair.overhearLink(overheard);
    pair.a().start();
    pair.a().awaitAnswering();
    pair.b().start();
    pair.awaitFull(pair.a());
    pair.a().process().kill();
    Impostor impostor = lab.keep(Impostor.at(pair.a().place(), overheard.byMaster()));
    TestNode backup = pair.b();
    backup.awaitState("Running");
    Vitals before = Vitals.of(backup);
    PageWatch watch = PageWatch.of(backup);
    Await.until(
        "each answer was given " + LEAST_DIALS_OF_EACH + " times",
        WITHIN,
        impostor::toString,
        () -> impostor.leastGiven() >= LEAST_DIALS_OF_EACH);
    watch.close();
    Vitals after = Vitals.of(backup);
    assertBorne(backup, watch, before, after);
  }

  private static void assertBorne(TestNode backup, PageWatch watch, Vitals before, Vitals after)
      throws Exception {
    List<String> printed = backup.printed().lines().skip(before.logLines()).toList();
    assertAll(
        () -> assertEquals(1, watch.seen().size(), "what it has shown: " + watch.seen()),
        () -> assertTrue(watch.mostMissed() <= 1, watch.mostMissed() + " heartbeats missed"),
        () -> assertShownOnce(backup, before, after),
        () -> assertTrue(printed.size() <= MOST_LINES, String.join("\n", printed)),
        () -> assertFalse(backup.printed().contains("\tat "), backup.printed()),
        () -> assertTrue(after.threads() <= before.threads() + MOST_THREADS_MORE),
        () -> assertTrue(after.files() <= before.files() + MOST_FILES_MORE, "open files"),
        () ->
            assertTrue(
                after.heapKilobytes() <= before.heapKilobytes() + MOST_HEAP_KILOBYTES_MORE,
                "kB in use before and after: "
                    + before.heapKilobytes()
                    + " and "
                    + after.heapKilobytes()));
  }

  /** An answer as to a wrong key is shown, whoever gives it: once, however often it comes. */
  private static void assertShownOnce(TestNode backup, Vitals before, Vitals after)
      throws Exception {
    assertTrue(after.metric("sequence") <= before.metric("sequence") + 1, backup.seen());
    JsonArray attention = backup.status().getAsJsonArray("attention");
    assertEquals(1, attention.size());
    assertTrue(attention.toString().contains("WrongKey"), attention.toString());
  }
}

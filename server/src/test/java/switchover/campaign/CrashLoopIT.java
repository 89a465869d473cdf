package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.outside.Observer;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** A node that is killed and started again, over and over. */
@Tag("nodes")
class CrashLoopIT {
  private static final int LOOPS = Course.LONG ? 100 : 4;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void ofTheMaster() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          loop(pair, seen, pair.a());
          assertEquals(2 * LOOPS + 1, seen.whoRan().size(), "A, then B and A for each crash");
        });
  }

  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes 16 s; ./test has the master, and kills the backup in KillIT")
  @Test
  void ofTheBackup() throws Exception {
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          loop(pair, seen, pair.b());
          assertEquals(1, seen.whoRan().size(), "A was Running all the while");
        });
  }

  private static void loop(TestPair pair, Observer seen, TestNode node) throws Exception {
    byte[] settings = Files.readAllBytes(settings(node));
    for (int i = 0; i < LOOPS; i++) {
      node.process().kill();
      seen.awaitRunning(pair.other(node));
      node.start();
      seen.awaitSettled(pair.a());
    }
    assertArrayEquals(settings, Files.readAllBytes(settings(node)));
    assertFalse(node.printed().contains("ALARM"), node.printed());
    assertFalse(node.printed().contains("damaged"), node.printed());
  }

  private static Path settings(TestNode node) throws IOException {
    return node.home().folder().resolve("switchover.json");
  }
}

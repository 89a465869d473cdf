package switchover.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Http;
import switchover.pair.JarLaunch;
import switchover.pair.Lab;
import switchover.pair.Launch;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** Five times as many connections as the nodes may open files: the pair stays a pair. */
class FloodIT {
  private static final int FILES = 1000;
  private static final int FLOOD = 5000;
  private static final int PAGES = 100;
  private static final int SLOW_HEADS = 5000;
  private static final int ASKED = 100;
  private static final int ASK_MILLIS = 100;

  /** Of an answer, in the middle; measured 4 on 2 cores, beside another test. */
  private static final int USUAL_MILLIS = 50;

  /** Half the deadline of a heartbeat, by its preset; measured 43, and 86 until all pages knew. */
  private static final int ON_TIME_MILLIS = 500;

  /** The flood takes the processor of a small machine too; here it is about connections. */
  private static final int PATIENCE_MILLIS = 5000;

  private static final Duration SOON = Duration.ofSeconds(20);

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void aFloodOfConnectionsEndsNeitherTheLinkNorAPage() throws Exception {
    TestPair pair =
        TestPair.in(lab)
            .manual()
            .pings(250, PATIENCE_MILLIS)
            .failoverMillis(2 * PATIENCE_MILLIS)
            .launch(new FewFiles(), new FewFiles())
            .startFull();
    CrowdProcess crowd = lab.keep(CrowdProcess.on(pair.a(), PAGES, 1));
    crowd.listen();
    for (int i = 0; i < FLOOD; i++) {
      flood(pair.a());
      flood(pair.b());
    }
    pair.switchByHttp(pair.a());
    pair.awaitFull(pair.b());
    crowd.await(Word.Says.STANDBY, SOON);
    for (TestNode node : pair.nodes()) {
      assertTrue(node.printed().contains("no more than " + FILES + " files"), node.printed());
      assertFalse(node.printed().contains("redundant connection lost"), node.printed());
      assertTrue(files(node) < FILES);
    }
  }

  /** Both nodes at once: what asks whether they live is answered, and a page moves in its time. */
  @Test
  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes a minute and all of the machine")
  void slowHeadsAndAFloodTogetherDelayNeitherTheLinkNorAPage() throws Exception {
    TestPair pair = TestPair.in(lab).manual().startFull();
    CrowdProcess crowd = lab.keep(CrowdProcess.on(pair.a(), PAGES, 1));
    crowd.listen();
    List<SlowAttack> attacks = new ArrayList<>();
    for (TestNode node : pair.nodes()) {
      attacks.add(lab.keep(SlowAttack.on(node.place(), SLOW_HEADS)));
    }
    for (TestNode node : pair.nodes()) {
      long[] millis = answers(node);
      assertTrue(millis[ASKED / 2] < USUAL_MILLIS, node.name() + ": " + Arrays.toString(millis));
      assertTrue(millis[ASKED - 1] < ON_TIME_MILLIS, node.name() + ": " + Arrays.toString(millis));
    }
    long begunNanos = System.nanoTime();
    pair.switchByHttp(pair.a());
    crowd.await(Word.Says.STANDBY, SOON);
    long movedMillis = (System.nanoTime() - begunNanos) / 1_000_000;
    assertTrue(movedMillis < ON_TIME_MILLIS, "all pages know after " + movedMillis + " ms");
    pair.awaitFull(pair.b());
    for (SlowAttack attack : attacks) {
      assertTrue(attack.refused() > 0, "a head that does not end is not waited for");
      assertTrue(attack.flooded() > ASKED, "it was a flood: " + attack.flooded());
    }
    for (TestNode node : pair.nodes()) {
      assertFalse(node.printed().contains("redundant connection lost"), node.printed());
    }
  }

  /** How long each answer took, sorted; for longer than a slow head is borne. */
  private static long[] answers(TestNode node) throws Exception {
    long[] millis = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      long begunNanos = System.nanoTime();
      assertEquals(200, Http.get(node.place().url() + "/status/live").statusCode());
      millis[i] = (System.nanoTime() - begunNanos) / 1_000_000;
      Thread.sleep(ASK_MILLIS);
    }
    Arrays.sort(millis);
    return millis;
  }

  private void flood(TestNode node) throws IOException {
    lab.keep(new Socket(node.place().ip(), node.place().port()));
  }

  private static long files(TestNode node) throws IOException {
    Path open = Path.of("/proc", Long.toString(node.process().pid()), "fd");
    try (Stream<Path> all = Files.list(open)) {
      return all.count();
    }
  }

  /** The jar, where the system lets it open only a few files. */
  private static final class FewFiles implements Launch {
    private final Launch jar = new JarLaunch();

    @Override
    public String basePath() {
      return jar.basePath();
    }

    @Override
    public ProcessBuilder command(TestNode node, List<String> jvmOptions) throws IOException {
      ProcessBuilder command = jar.command(node, jvmOptions);
      command
          .command()
          .addAll(0, List.of("sh", "-c", "ulimit -n " + FILES + "; exec \"$@\"", "sh"));
      return command;
    }
  }
}

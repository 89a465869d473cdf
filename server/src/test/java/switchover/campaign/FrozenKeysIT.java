package switchover.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.pair.Lab;
import switchover.pair.Product;
import switchover.pair.TestNode;

/** The master's disk hangs just when the next pair key is to take its place. */
@Tag("nodes")
class FrozenKeysIT {
  private static final int SEVERAL = 50;

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void thePairIsLinkedByTheKeysThatAreKnown() throws Exception {
    FreezableVolume volume = FreezableVolume.in(lab, "serverA");
    Course.run(
        Course.plan(lab),
        (pair, seen) -> {
          TestNode a = pair.a();
          TestNode b = pair.b();
          String old = key(a);
          assertEquals(0, command(a, "key", "rotate").exit());
          Path next = a.home().folder().resolve("pair.key.next");
          Path brought = Files.copy(next, lab.folder().resolve("next.key"));
          volume.whileFrozen(
              () -> {
                assertEquals(0, command(b, "key", "next", "--key-file", brought.toString()).exit());
                seen.await("serverB has changed its key", () -> !key(b).equals(old));
                b.process().kill();
                b.start();
                seen.awaitSettled(a);
                seen.awaitAnswers(a, SEVERAL);
                assertEquals(old, key(a));
              });
          seen.await("serverA has changed its key", () -> key(a).equals(key(b)));
        });
  }

  private static String key(TestNode node) throws Exception {
    return Files.readString(node.home().folder().resolve("pair.key"));
  }

  private Product.Ended command(TestNode node, String... words) throws Exception {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--home";
    all[words.length + 1] = node.home().folder().toString();
    return Product.run(lab.folder(), all);
  }
}

package switchover.zookeeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import switchover.zookeeper.Samples.Sample;
import switchover.zookeeper.Samples.Term;

/** The judge of the samples sees what it must see. */
class SamplesTest {
  private static final long MILLI = 1_000_000;

  @Test
  void unbrokenPermissionIsOneTerm() {
    Samples samples = samples(0, 0, 1, 1, 2, 1, 3, 0, 4, 1);
    assertEquals(
        List.of(new Term(1 * MILLI, 2 * MILLI), new Term(4 * MILLI, 4 * MILLI)), samples.terms());
  }

  @Test
  void nothingIsSaidOfAPause() {
    Samples samples = samples(1, 1, 2, 1, 5000, 1, 5001, 1);
    assertEquals(
        List.of(new Term(1 * MILLI, 2 * MILLI), new Term(5000 * MILLI, 5001 * MILLI)),
        samples.terms());
  }

  @Test
  void twoThatMayRunAtOnceMeet() {
    Term term = new Term(10, 20);
    assertTrue(term.meets(new Term(20, 30)));
    assertTrue(term.meets(new Term(12, 13)));
    assertTrue(term.meets(new Term(0, 40)));
    assertFalse(term.meets(new Term(21, 30)));
    assertFalse(term.meets(new Term(0, 9)));
  }

  private static Samples samples(int... millisAndMayRun) {
    List<Sample> all = new java.util.ArrayList<>();
    for (int i = 0; i < millisAndMayRun.length; i += 2) {
      all.add(new Sample(millisAndMayRun[i] * MILLI, millisAndMayRun[i + 1] == 1));
    }
    return new Samples(all);
  }
}

package switchover.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over how long pages spread that leave a node. */
class SpreadTest {
  @ParameterizedTest(name = "{0} pages: {1} ms")
  @CsvSource({
    "0,0",
    "1,0",
    "100,0",
    "101,128",
    "128,128",
    "129,256",
    "1000,1024",
    "4096,4096",
    "5000,5000",
    "10000,5000",
    "2000000000,5000"
  })
  void growsWithTheNumberOfPagesUpToWhatAnOperatorCanBear(int pages, int millis) {
    assertEquals(millis, Spread.millis(pages));
  }

  @Test
  void changesSeldomWhilePagesComeAndGo() {
    int changes = 0;
    for (int pages = 1; pages <= 20_000; pages++) {
      changes += Spread.millis(pages) == Spread.millis(pages - 1) ? 0 : 1;
    }
    assertTrue(changes <= 8, "each of " + changes + " changes is told to every page");
  }
}

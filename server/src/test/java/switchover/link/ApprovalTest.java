package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that can be seen, pinned and named, and what is made of it. */
class ApprovalTest {
  @ParameterizedTest
  @CsvSource({
    "a,  , , PINNED_NOW",
    "a,  , a, PINNED_NOW",
    "a,  , b, OTHER",
    "a, a, , KNOWN",
    "a, a, a, KNOWN",
    "a, a, b, OTHER",
    "a, b, , OTHER",
    "a, b, a, PINNED_NOW",
    "a, b, b, OTHER",
  })
  void table(String seen, String pinned, String named, Approval.Verdict verdict) {
    assertEquals(verdict, Approval.of(seen, pinned, named));
  }
}

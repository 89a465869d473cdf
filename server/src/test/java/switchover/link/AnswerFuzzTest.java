package switchover.link;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever somebody answers who stands at the other node's address. */
class AnswerFuzzTest {
  @FuzzTest
  void answer(byte[] given) {
    try {
      byte[] body = OneShot.answer(new ByteArrayInputStream(given));
      assertTrue(body.length <= Seal.MOST_BYTES);
    } catch (IOException e) {
      assertTrue(e.getMessage() != null, e::toString);
    }
  }
}

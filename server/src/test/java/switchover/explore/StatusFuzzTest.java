package switchover.explore;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import switchover.decision.StatusReader;
import switchover.decision.WebAddress;

/** Whatever a page hears from an address that may be anybody's. */
class StatusFuzzTest {
  @FuzzTest
  void status(byte[] given) {
    String text = new String(given, StandardCharsets.UTF_8);
    WebAddress.parse(text);
    switchover.decision.Json body;
    try {
      body = ParsedJson.parse(text);
    } catch (JsonParseException e) {
      // A browser's own parser has said so before the reader is asked.
      return;
    }
    assertNotNull(StatusReader.read(body));
  }
}

package switchover.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;

/** Whatever a line of a journal's file holds. */
class LineFuzzTest {
  @FuzzTest
  void line(byte[] given) {
    String text = new String(given, StandardCharsets.UTF_8);
    CheckedLine.parse(text);
    JsonObject object = new JsonObject();
    object.addProperty("why", text);
    String line = CheckedLine.of(object).stripTrailing();
    assertEquals(object.get("why"), CheckedLine.parse(line).get("why"));
    int middle = line.length() / 2;
    char other = line.charAt(middle) == 'x' ? 'y' : 'x';
    assertNull(CheckedLine.parse(line.substring(0, middle) + other + line.substring(middle + 1)));
  }
}

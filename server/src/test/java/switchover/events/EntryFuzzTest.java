package switchover.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;

/** Whatever stands in a line of the events' file whose checksum is right. */
class EntryFuzzTest {
  @FuzzTest
  void entry(byte[] given) {
    JsonObject object;
    try {
      String text = new String(given, StandardCharsets.UTF_8);
      object = JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      return;
    }
    Entry entry = EntryJson.entry(object);
    if (entry != null) {
      assertEquals(entry, EntryJson.entry(EntryJson.object(entry)));
    }
  }
}

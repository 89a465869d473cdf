package switchover.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Whatever a line of the events' file holds, be its checksum right. */
class EntryFuzzTest {
  @FuzzTest
  void line(byte[] given) {
    String body = new String(given, StandardCharsets.UTF_8);
    EntryJson.parse(body);
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    String check = HexFormat.of().toHexDigits((int) crc.getValue());
    Entry entry = EntryJson.parse(body + ",\"crc\":\"" + check + "\"}");
    if (entry != null) {
      assertEquals(entry, EntryJson.parse(EntryJson.line(entry).strip()));
    }
  }
}

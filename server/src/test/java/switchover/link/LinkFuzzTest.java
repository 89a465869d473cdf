package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever comes over the redundant connection, with a seal and without. */
class LinkFuzzTest {
  private static final Seal SEAL = new Seal(new byte[32]);

  /** What is not sealed with the key does not open; what is opens only as what it was meant. */
  @FuzzTest
  void sealed(byte[] given) {
    assertNull(SEAL.open(Seal.Purpose.PING, "s", given));
    Seal.sessionOf(given);
    String text = new String(given, StandardCharsets.UTF_8);
    byte[] sealed = SEAL.seal(Seal.Purpose.PING, "s", text);
    if (sealed.length <= Seal.MOST_BYTES) {
      assertEquals(text, SEAL.open(Seal.Purpose.PING, "s", sealed));
    }
    assertNull(SEAL.open(Seal.Purpose.ANSWER, "s", sealed));
    assertNull(SEAL.open(Seal.Purpose.PING, "t", sealed));
  }

  @FuzzTest
  void message(byte[] given) {
    try {
      Fields json = Fields.of(new String(given, StandardCharsets.UTF_8));
      for (Reader reader :
          new Reader[] {HelloJson::read, Connect::read, Connected::read, Ping::read, Said::read}) {
        read(reader, json);
      }
    } catch (MalformedException e) {
      assertNotNull(e.getMessage());
    }
  }

  private interface Reader {
    Object read(Fields json) throws MalformedException;
  }

  private static void read(Reader reader, Fields json) {
    try {
      assertNotNull(reader.read(json));
    } catch (MalformedException e) {
      assertNotNull(e.getMessage());
    }
  }
}

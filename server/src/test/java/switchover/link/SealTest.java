package switchover.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import switchover.link.Seal.Purpose;

/** A sealed message opens for whom, and as what, it was meant; and for nobody else. */
class SealTest {
  private static final String SESSION = "a-session";
  private static final String JSON = "{\"name\":\"Gerät 7\"}";

  private final Seal seal = new Seal(new byte[] {7, 7, 7});
  private final byte[] sealed = seal.seal(Purpose.PING, SESSION, JSON);

  @Test
  void opensWithTheSameKeyPurposeAndSession() {
    assertEquals(JSON, seal.open(Purpose.PING, SESSION, sealed));
    assertEquals(JSON, new Seal(new byte[] {7, 7, 7}).open(Purpose.PING, SESSION, sealed));
  }

  @Test
  void isOneLine() {
    assertFalse(new String(sealed, StandardCharsets.UTF_8).contains("\n"));
  }

  @Test
  void anotherKeyDoesNotOpenIt() {
    assertNull(new Seal(new byte[] {7, 7, 8}).open(Purpose.PING, SESSION, sealed));
  }

  @Test
  void aReflectedMessageDoesNotOpen() {
    for (Purpose other : Purpose.values()) {
      boolean same = other == Purpose.PING;
      assertEquals(same, seal.open(other, SESSION, sealed) != null, other.name());
    }
  }

  @Test
  void anotherSessionDoesNotOpenIt() {
    assertNull(seal.open(Purpose.PING, "b-session", sealed));
    byte[] moved =
        new String(sealed, StandardCharsets.UTF_8)
            .replace("a-session", "b-session")
            .getBytes(StandardCharsets.UTF_8);
    assertNull(seal.open(Purpose.PING, "b-session", moved));
  }

  @Test
  void noBitCanBeChanged() {
    for (int at = 0; at < sealed.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] bad = sealed.clone();
        bad[at] ^= (byte) (1 << bit);
        assertNull(seal.open(Purpose.PING, SESSION, bad), "byte " + at + ", bit " + bit);
      }
    }
  }

  @Test
  void noPartCanBeCutOff() {
    for (int length = 0; length < sealed.length; length++) {
      assertNull(
          seal.open(Purpose.PING, SESSION, Arrays.copyOf(sealed, length)), length + " bytes");
    }
  }

  @Test
  void nothingCanBeAdded() {
    assertNull(seal.open(Purpose.PING, SESSION, Arrays.copyOf(sealed, sealed.length + 1)));
  }

  @Test
  void anOversizedMessageIsNotLookedAt() {
    byte[] large = seal.seal(Purpose.PING, SESSION, "\"" + "x".repeat(Seal.MOST_BYTES) + "\"");
    assertNull(Seal.sessionOf(large));
    assertNull(seal.open(Purpose.PING, SESSION, large));
  }

  @Test
  void theSessionsKeyHangsOnEveryPartOfTheHandshake() {
    Hello b = Side.backup().hello();
    Hello m = Side.master().hello();
    byte[] message = seal.forSession(b, m, "n1", "n2").seal(Purpose.PING, SESSION, JSON);
    assertNotNull(seal.forSession(b, m, "n1", "n2").open(Purpose.PING, SESSION, message));
    assertNull(seal.forSession(b, m, "n1", "n3").open(Purpose.PING, SESSION, message));
    assertNull(seal.forSession(b, m, "n3", "n2").open(Purpose.PING, SESSION, message));
    assertNull(seal.forSession(b, m, "n2", "n1").open(Purpose.PING, SESSION, message));
    assertNull(seal.forSession(m, b, "n1", "n2").open(Purpose.PING, SESSION, message));
    Hello other = Side.backup().nodeId("id-c").hello();
    assertNull(seal.forSession(other, m, "n1", "n2").open(Purpose.PING, SESSION, message));
    Seal otherPair = new Seal(new byte[] {7, 7, 8});
    assertNull(otherPair.forSession(b, m, "n1", "n2").open(Purpose.PING, SESSION, message));
  }
}

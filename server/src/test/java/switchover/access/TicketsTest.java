package switchover.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import switchover.settings.PairKey;
import switchover.settings.Role;

class TicketsTest {
  private static final String A = "node-a";
  private static final String B = "node-b";

  private final PairKey key = PairKey.random();
  private long nowMillis = 1_000_000_000;
  private final InstantSource clock = () -> Instant.ofEpochMilli(nowMillis);
  private final Tickets a = new Tickets(A, () -> List.of(key), clock);
  private final Tickets b = new Tickets(B, () -> List.of(key), clock);

  @Test
  void theOtherNodeTakesItOnce() {
    String sealed = given();
    Ticket taken = b.take(sealed);
    assertEquals("anna", taken.account());
    assertEquals(Role.OPERATOR, taken.role());
    assertEquals(5000, taken.ageMillis());
    assertNull(b.take(sealed), "once");
    assertNotNull(b.take(given()));
  }

  @Test
  void onlyTheNodeThatItIsForTakesIt() {
    assertNull(a.take(given()), "the one that gave it");
    assertNull(new Tickets("node-c", () -> List.of(key), clock).take(given()));
  }

  @Test
  void whoHasNotThePairKeyMakesNone() {
    String sealed = given();
    assertNull(new Tickets(B, () -> List.of(PairKey.random()), clock).take(sealed));
    assertNull(new Tickets(B, List::of, clock).take(sealed));
    for (String bad :
        new String[] {"", ".", "a.b", sealed + "x", sealed.substring(1), "x".repeat(9000)}) {
      assertNull(b.take(bad), bad);
    }
    byte[] bytes = sealed.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
      assertNull(b.take(new String(changed, StandardCharsets.US_ASCII)), "at " + at);
    }
    assertNotNull(b.take(sealed), "none of that has used it up");
  }

  @Test
  void itIsGoodForAMinute() {
    String sealed = given();
    nowMillis += Tickets.MOST_AGE_MILLIS + 1;
    assertNull(b.take(sealed));
    sealed = given();
    nowMillis += Tickets.MOST_AGE_MILLIS;
    assertNotNull(b.take(sealed));
    sealed = given();
    nowMillis -= Tickets.MOST_AHEAD_MILLIS + 1;
    assertNull(b.take(sealed), "from the future");
  }

  @Test
  void aSignInThatIsOverGivesNone() {
    for (long ageMillis : new long[] {-1, Sessions.LONGEST_MILLIS, Long.MAX_VALUE}) {
      assertNull(b.take(given(ageMillis)), "" + ageMillis);
    }
    assertNotNull(b.take(given(Sessions.LONGEST_MILLIS - 1)));
  }

  /** Who has taken it from the one before can't be known. */
  @Test
  void aNodeThatWasStartedAnewTakesNoneFromBefore() {
    String sealed = given();
    nowMillis++;
    assertNull(new Tickets(B, () -> List.of(key), clock).take(sealed));
  }

  @Test
  void whileKeysAreChangedEitherHolds() {
    PairKey next = PairKey.random();
    Tickets changing = new Tickets(B, () -> List.of(key, next), clock);
    assertNotNull(changing.take(given()));
    nowMillis++;
    String byNext = new Tickets(A, () -> List.of(next), clock).give("anna", Role.ADMIN, B, 1);
    assertNotNull(changing.take(byNext));
  }

  @Test
  void withoutAnOtherNodeThereIsNone() {
    assertNull(a.give("anna", Role.ADMIN, null, 1));
    assertNull(new Tickets(A, List::of, clock).give("anna", Role.ADMIN, B, 1));
    assertFalse(given().contains("anna"));
  }

  private String given() {
    return given(5000);
  }

  private String given(long ageMillis) {
    nowMillis++;
    return a.give("anna", Role.OPERATOR, B, ageMillis);
  }
}

package switchover.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    Ticket taken = taken(b, sealed);
    assertEquals("anna", taken.account());
    assertEquals(Role.OPERATOR, taken.role());
    assertEquals(5000, taken.ageMillis());
    assertNull(taken(b, sealed), "once");
    assertNotNull(taken(b, given()));
  }

  @Test
  void onlyTheNodeThatItIsForTakesIt() {
    assertNull(taken(a, given()), "the one that gave it");
    assertNull(taken(new Tickets("node-c", () -> List.of(key), clock), given()));
  }

  @Test
  void whoHasNotThePairKeyMakesNone() {
    String sealed = given();
    assertNull(taken(new Tickets(B, () -> List.of(PairKey.random()), clock), sealed));
    assertNull(taken(new Tickets(B, List::of, clock), sealed));
    for (String bad :
        new String[] {"", ".", "a.b", sealed + "x", sealed.substring(1), "x".repeat(9000)}) {
      assertNull(taken(b, bad), bad);
    }
    byte[] bytes = sealed.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
      assertNull(taken(b, new String(changed, StandardCharsets.US_ASCII)), "at " + at);
    }
    assertNotNull(taken(b, sealed), "none of that has used it up");
  }

  @Test
  void itIsGoodForAMinute() {
    String sealed = given();
    nowMillis += Tickets.MOST_AGE_MILLIS + 1;
    assertNull(taken(b, sealed));
    sealed = given();
    nowMillis += Tickets.MOST_AGE_MILLIS;
    assertNotNull(taken(b, sealed));
    sealed = given();
    nowMillis -= Tickets.MOST_AHEAD_MILLIS + 1;
    assertNull(taken(b, sealed), "from the future");
  }

  @Test
  void aSignInThatIsOverGivesNone() {
    for (long ageMillis : new long[] {-1, Sessions.LONGEST_MILLIS, Long.MAX_VALUE}) {
      assertNull(taken(b, given(ageMillis)), "" + ageMillis);
    }
    assertNotNull(taken(b, given(Sessions.LONGEST_MILLIS - 1)));
  }

  /** Who has taken it from the one before can't be known. */
  @Test
  void aNodeThatWasStartedAnewTakesNoneFromBefore() {
    String sealed = given();
    nowMillis++;
    assertNull(taken(new Tickets(B, () -> List.of(key), clock), sealed));
  }

  @Test
  void whileKeysAreChangedEitherHolds() {
    PairKey next = PairKey.random();
    Tickets changing = new Tickets(B, () -> List.of(key, next), clock);
    assertNotNull(taken(changing, given()));
    nowMillis++;
    String byNext = new Tickets(A, () -> List.of(next), clock).give("anna", Role.ADMIN, B, 1);
    assertNotNull(taken(changing, byNext));
  }

  @Test
  void withoutAnOtherNodeThereIsNone() {
    assertNull(a.give("anna", Role.ADMIN, null, 1));
    assertNull(new Tickets(A, List::of, clock).give("anna", Role.ADMIN, B, 1));
    assertFalse(given().contains("anna"));
  }

  /** Who has a ticket of the other node is told what is wrong with it; nobody else is. */
  @Test
  void whyOneIsRefusedIsSaid() {
    String late = given();
    nowMillis += 95_000;
    assertTrue(why(late).contains("95 s old") && why(late).contains("time service"), why(late));
    String early = given();
    nowMillis -= 40_000;
    assertTrue(why(early).contains("40 s from now"), why(early));
    String used = given();
    assertNotNull(taken(b, used));
    assertTrue(why(used).contains("used before"), why(used));
    String foreign =
        new Tickets(A, () -> List.of(PairKey.random()), clock).give("a", Role.ADMIN, B, 1);
    assertEquals("the ticket is not good, or not any more", why(foreign));
  }

  private String why(String sealed) {
    return ((Tickets.Taken.Refused) b.take(sealed)).why();
  }

  /** Null where it is refused. */
  private static Ticket taken(Tickets by, String sealed) {
    return by.take(sealed) instanceof Tickets.Taken.Good good ? good.ticket() : null;
  }

  private String given() {
    return given(5000);
  }

  private String given(long ageMillis) {
    nowMillis++;
    return a.give("anna", Role.OPERATOR, B, ageMillis);
  }
}

package switchover.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import switchover.settings.PairKey;

/** Whatever somebody brings as a ticket, and whatever a node of another version has sealed. */
class TicketFuzzTest {
  private static final PairKey KEY = PairKey.of("A".repeat(43) + "=");

  @FuzzTest
  void ticket(byte[] given) {
    String text = new String(given, StandardCharsets.UTF_8);
    Tickets tickets = new Tickets("b", () -> List.of(KEY), () -> Instant.EPOCH);
    assertInstanceOf(Tickets.Taken.Refused.class, tickets.take(text), "nobody has sealed it");
    assertNull(Ticket.opened(text, KEY));
    Ticket ticket = Ticket.opened(Ticket.sealed(text, KEY), KEY);
    String again = ticket == null ? "" : ticket.sealed(KEY);
    // What another version has sealed may grow by the escapes of this one.
    if (ticket != null && again.length() <= Ticket.MOST_CHARACTERS) {
      assertEquals(ticket, Ticket.opened(again, KEY));
    }
  }
}

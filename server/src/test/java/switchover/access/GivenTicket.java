package switchover.access;

import java.util.UUID;
import switchover.settings.PairKey;
import switchover.settings.Role;

/** A ticket as the other node gives it, made by who has the pair's key. */
public final class GivenTicket {
  private GivenTicket() {}

  /** For an admin's account, whose person has just given his password. */
  public static String of(String account, String to, long issuedEpochMillis, PairKey key) {
    String id = UUID.randomUUID().toString();
    return new Ticket(id, account, Role.ADMIN, "other", to, issuedEpochMillis, 0).sealed(key);
  }
}

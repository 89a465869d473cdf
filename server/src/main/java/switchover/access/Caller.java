package switchover.access;

import switchover.settings.AccountName;
import switchover.settings.Role;

/**
 * Who asks for something, and from where. Immutable.
 *
 * @param who an account's name, or what stands for one
 * @param role never null
 * @param source a network address
 * @param session his; null where he came by the token
 * @param cookie of his session; null where he came by the token
 */
public record Caller(String who, Role role, String source, Session session, String cookie) {
  /** One who has the token of this node's home. */
  public static Caller withToken(String source) {
    return new Caller(AccountName.OF_TOKEN, Role.ADMIN, source, null, null);
  }

  /** Somebody who is signed in. */
  public static Caller of(Session session, String source, String cookie) {
    return new Caller(session.account(), session.role(), source, session, cookie);
  }

  /** Whether he is signed in as a person. */
  public boolean isPerson() {
    return cookie != null;
  }

  /** As the log and the events say it. */
  public String by() {
    return (isPerson() ? who : "the admin") + " at " + source;
  }

  /** The text says nothing of the cookie. */
  @Override
  public String toString() {
    return by();
  }
}

package switchover.access;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import switchover.audit.Act;
import switchover.audit.AuditLog;
import switchover.clock.MachineClock;
import switchover.settings.Account;
import switchover.settings.AccountName;
import switchover.settings.AccountsFile;
import switchover.settings.FirstCodeFile;
import switchover.settings.Home;
import switchover.settings.PairKey;
import switchover.settings.Problem;
import switchover.settings.Role;

/**
 * The people of a node: their accounts, their sign-in, their sessions. What they do here goes to
 * the audit log. Nothing waits for a person: a wait is an answer. Thread-safe.
 */
public final class People {
  /** How many accounts there may be. */
  public static final int MOST_ACCOUNTS = 100;

  private static final System.Logger LOG = System.getLogger("switchover.access");
  private static final String STRANGER = "nobody who is known";

  private static final String NO_FIRST_ADMIN =
      "there is an admin already, or the accounts can't be read";

  private static final String NOT_SINCE =
      "there is no account of that name here, or not unchanged since the sign-in on the other node";

  private static final String CHANGED_MEANWHILE = "the account has changed meanwhile";

  /** Wrong codes are counted as those of this account, which nobody can have. */
  private static final String FIRST_ADMIN = "(first admin)";

  private final AccountsFile file;
  private final FirstCodeFile codeFile;
  private final AuditLog audit;
  private final Passwords passwords = new Passwords();
  private final Attempts attempts;
  private final Sessions sessions;
  private final Tickets tickets;
  private final LongSupplier clock;
  private final InstantSource wallClock;

  /**
   * Under this sessions begin, and end with their accounts: none begins by what an account was.
   * Nothing is written under it, for a disk may hang.
   */
  private final Object entry = new Object();

  /** When accounts have changed since this node began, by a clock that nobody sets. */
  private final Map<String, Long> changedMillis = new HashMap<>();

  /** Null where there was never an admin; replaced under the lock and the one of the entry. */
  private volatile List<Account> accounts;

  /** Why nobody can sign in; null where that is possible. */
  private final String fault;

  /** A sign-in that was done, or why it was not. */
  public sealed interface SignIn {
    /**
     * Somebody is signed in.
     *
     * @param cookie for his browser; said this once
     * @param pageKey for the page; said this once
     */
    record Done(Session session, String cookie, String pageKey) implements SignIn {}

    /**
     * Nobody is.
     *
     * @param why for people; says not which of two things was wrong
     */
    record Refused(String why) implements SignIn {}
  }

  private People(
      Home home,
      AuditLog audit,
      LongSupplier clock,
      InstantSource wallClock,
      Tickets tickets,
      List<Account> accounts,
      String fault) {
    file = home.accounts();
    codeFile = home.firstCode();
    this.audit = audit;
    this.accounts = accounts;
    this.fault = fault;
    this.tickets = tickets;
    this.clock = clock;
    this.wallClock = wallClock;
    attempts = new Attempts(clock);
    sessions = new Sessions(clock);
  }

  /**
   * Reads who there is. Where there was never anybody, a code for the first admin is made and said
   * once. Where the accounts can't be read, nobody signs in, and the log says why; the admin's
   * token is another thing.
   *
   * @param clock in milliseconds, never going back
   * @param wallClock may be set at any time
   * @param keys the pair's that hold, the present one first; empty without a pair; must not block
   */
  public static People open(
      Home home,
      String nodeId,
      AuditLog audit,
      LongSupplier clock,
      InstantSource wallClock,
      Supplier<List<PairKey>> keys) {
    Tickets tickets = new Tickets(nodeId, keys, wallClock);
    List<Account> accounts = null;
    String fault = null;
    try {
      accounts = home.accounts().read();
      offerCode(home.firstCode(), accounts);
    } catch (IOException e) {
      fault = e.getMessage();
      LOG.log(Level.ERROR, "nobody can sign in: {0}", fault);
    }
    return new People(home, audit, clock, wallClock, tickets, accounts, fault);
  }

  /**
   * Those of a node that is stopped: who has its home may change who there is.
   *
   * @throws IOException where the accounts can't be read
   */
  public static People ofStopped(Home home, AuditLog audit) throws IOException {
    InstantSource wallClock = InstantSource.system();
    Tickets none = new Tickets("", List::of, wallClock);
    List<Account> accounts = home.accounts().read();
    return new People(home, audit, MachineClock.own(), wallClock, none, accounts, null);
  }

  private static void offerCode(FirstCodeFile code, List<Account> accounts) throws IOException {
    if (accounts != null) {
      return;
    }
    if (code.read() == null) {
      LOG.log(
          Level.INFO,
          "nobody can sign in yet: the first admin is made on the configuration screen by the code"
              + " {0}, which is in {1} too",
          code.make(),
          code.path());
    } else {
      LOG.log(
          Level.INFO,
          "nobody can sign in yet: the first admin is made by the code in {0}",
          code.path());
    }
  }

  /** Whether nobody can sign in until this node's home was mended and the node was started anew. */
  public boolean isClosed() {
    return fault != null;
  }

  /** Whether the first admin is to be made. */
  public boolean wantsFirstAdmin() {
    return accounts == null && fault == null;
  }

  /**
   * Makes the first admin, by the code, and signs him in.
   *
   * @throws LaterException where he has to wait
   * @throws IOException where that can't be kept
   */
  public SignIn makeFirstAdmin(String code, String name, String password, String source)
      throws LaterException, IOException {
    if (!wantsFirstAdmin()) {
      return new SignIn.Refused(NO_FIRST_ADMIN);
    }
    // The turn before the lock: where the disk hangs, who comes next is told so, and waits for
    // none.
    Account first;
    passwords.takeTurn();
    try {
      attempts.requireTime(FIRST_ADMIN, source);
      if (!isCode(code)) {
        attempts.failed(FIRST_ADMIN, source);
        audit.addRefused(Act.FIRST_ADMIN, STRANGER, source, "the code is wrong");
        return new SignIn.Refused("the code is wrong");
      }
      attempts.succeeded(FIRST_ADMIN, source);
      String hash = passwords.hash(password);
      synchronized (this) {
        if (!wantsFirstAdmin()) {
          return new SignIn.Refused(NO_FIRST_ADMIN);
        }
        first = new Account(name, Role.ADMIN, hash, wallClock.millis());
        keep(List.of(first), name, null);
      }
    } finally {
      passwords.giveTurnBack();
    }
    audit.add(Act.FIRST_ADMIN, name, source, true, null);
    LOG.log(Level.INFO, "the first admin is {0}, made from {1}", name, source);
    removeCode();
    return begin(first, source);
  }

  private boolean isCode(String given) throws IOException {
    String code = codeFile.read();
    String plain = given.strip().toUpperCase(Locale.ROOT);
    return code != null
        && MessageDigest.isEqual(
            code.getBytes(StandardCharsets.UTF_8), plain.getBytes(StandardCharsets.UTF_8));
  }

  /** It is good for nothing any more, be it there or not. */
  private void removeCode() {
    try {
      codeFile.delete();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the used code can't be removed: {0}", e.getMessage());
    }
  }

  /**
   * Signs somebody in.
   *
   * @throws LaterException where he has to wait; nothing was looked at then
   */
  public SignIn signIn(String name, String password, String source) throws LaterException {
    if (fault != null) {
      return new SignIn.Refused("the accounts of this node can't be read: see its log");
    }
    Account account = account(name);
    String who = account == null ? STRANGER : name;
    if (!fits(name, account, password, source)) {
      audit.addRefused(Act.SIGN_IN, who, source, "name or password is wrong");
      return new SignIn.Refused("name or password is wrong");
    }
    return begin(account, source);
  }

  /** One look at a time: so the failures before it are counted. */
  private boolean fits(String name, Account account, String password, String source)
      throws LaterException {
    passwords.takeTurn();
    try {
      attempts.requireTime(name, source);
      boolean fits = passwords.fits(password, account == null ? null : account.passwordHash());
      if (fits) {
        attempts.succeeded(name, source);
      } else {
        attempts.failed(name, source);
      }
      return fits;
    } finally {
      passwords.giveTurnBack();
    }
  }

  /** By a password that was right: it took time to see that. */
  private SignIn begin(Account account, String source) {
    Sessions.Begun begun = null;
    synchronized (entry) {
      if (account(account.name()) == account) {
        begun = sessions.begin(account.name(), account.role(), 0);
      }
    }
    if (begun == null) {
      audit.addRefused(Act.SIGN_IN, account.name(), source, CHANGED_MEANWHILE);
      return new SignIn.Refused(CHANGED_MEANWHILE);
    }
    return done(begun, source, account.role().word());
  }

  private SignIn done(Sessions.Begun begun, String source, String detail) {
    audit.add(Act.SIGN_IN, begun.session().account(), source, true, detail);
    return new SignIn.Done(begun.session(), begun.cookie(), begun.pageKey());
  }

  /**
   * A ticket by which somebody is signed in to the other node, too, once and within a minute.
   *
   * @param session his
   * @param otherNodeId null where there is no other node
   * @return null where there is no other node
   */
  public String ticket(Session session, String otherNodeId) {
    return tickets.give(
        session.account(), session.role(), otherNodeId, sessions.ageMillis(session));
  }

  /**
   * Signs somebody in by a ticket of the other node, which says who he is, what he may do there and
   * when he gave his password. He must have an account here, too, which has not changed since then,
   * and may do what both accounts may.
   */
  public SignIn redeem(String sealed, String source) {
    Tickets.Taken taken = tickets.take(sealed);
    if (taken instanceof Tickets.Taken.Refused refused) {
      audit.addRefused(Act.SIGN_IN, STRANGER, source, refused.why());
      return new SignIn.Refused(refused.why());
    }
    Ticket ticket = ((Tickets.Taken.Good) taken).ticket();
    Sessions.Begun begun = null;
    synchronized (entry) {
      Account account = account(ticket.account());
      if (account != null && isUnchangedSinceSignIn(account, ticket.ageMillis())) {
        Role role = account.role().orLess(ticket.role());
        begun = sessions.begin(account.name(), role, ticket.ageMillis());
      }
    }
    if (begun == null) {
      String detail = "a ticket of " + Problem.printable(ticket.account()) + ", " + NOT_SINCE;
      audit.addRefused(Act.SIGN_IN, STRANGER, source, detail);
      return new SignIn.Refused(NOT_SINCE);
    }
    return done(
        begun, source, begun.session().role().word() + ", by a ticket of node " + ticket.from());
  }

  /**
   * Whether it is what it was in the earliest moment in which he can have given his password. By
   * both clocks: one may have been set since, the other one knows nothing from before a restart. A
   * change that is still to come by a clock that was set back counts as well.
   */
  private boolean isUnchangedSinceSignIn(Account account, long ageMillis) {
    long sinceMillis = ageMillis + Tickets.MOST_UNDERWAY_MILLIS;
    Long changed = changedMillis.get(account.name());
    return account.changedEpochMillis() < wallClock.millis() - sinceMillis
        && (changed == null || changed < clock.getAsLong() - sinceMillis);
  }

  /**
   * Who is signed in by both secrets.
   *
   * @param pageKey null for none
   * @param doing whether this is something that a person does, which a page's own questions are not
   * @return null where nobody is
   */
  public Session session(String cookie, String pageKey, boolean doing) {
    return sessions.find(cookie, pageKey, doing);
  }

  /** Ends a session. */
  public void signOut(Caller caller) {
    sessions.end(caller.cookie());
    audit.add(Act.SIGN_OUT, caller.who(), caller.source(), true, null);
  }

  /** Who there is, in the order in which they were made; empty where there is nobody yet. */
  public List<Account> accounts() {
    List<Account> all = accounts;
    return all == null ? List.of() : all;
  }

  /** How many sessions an account has. */
  public int sessions(String account) {
    return sessions.count(account);
  }

  private Account account(String name) {
    return accounts().stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * Adds an account.
   *
   * @throws LaterException where another password is being looked at
   * @throws RefusalException where that can't be
   * @throws IOException where it can't be kept; nothing has changed then
   */
  public void add(String name, Role role, String password, Caller by)
      throws LaterException, RefusalException, IOException {
    synchronized (this) {
      requireReadable();
      // By names that look alike nobody shall pass for another.
      boolean taken = accounts().stream().anyMatch(each -> AccountName.isSame(each.name(), name));
      if (taken) {
        throw new RefusalException("there is an account of that name");
      }
      if (accounts().size() >= MOST_ACCOUNTS) {
        throw new RefusalException("there are " + MOST_ACCOUNTS + " accounts, which is the most");
      }
      if (accounts == null && role != Role.ADMIN) {
        throw new RefusalException("the first account must be an admin's");
      }
      passwords.takeTurn();
      try {
        List<Account> all = new ArrayList<>(accounts());
        all.add(new Account(name, role, passwords.hash(password), wallClock.millis()));
        keep(all, name, null);
      } finally {
        passwords.giveTurnBack();
      }
    }
    removeCode();
    audit.add(Act.ACCOUNT_ADDED, by.who(), by.source(), true, name + " (" + role.word() + ")");
  }

  /**
   * Removes an account and ends its sessions.
   *
   * @throws RefusalException where that can't be
   * @throws IOException where it can't be kept; nothing has changed then
   */
  public void remove(String name, Caller by) throws RefusalException, IOException {
    synchronized (this) {
      Account gone = known(name);
      requireOtherAdmin(gone);
      keep(accounts().stream().filter(each -> each != gone).toList(), name, null);
    }
    audit.add(Act.ACCOUNT_REMOVED, by.who(), by.source(), true, name);
  }

  /**
   * Gives an account another role and ends its sessions.
   *
   * @throws RefusalException where that can't be
   * @throws IOException where it can't be kept; nothing has changed then
   */
  public void changeRole(String name, Role role, Caller by) throws RefusalException, IOException {
    synchronized (this) {
      Account before = known(name);
      if (role != Role.ADMIN) {
        requireOtherAdmin(before);
      }
      replace(before, before.as(role, wallClock.millis()), null);
    }
    audit.add(Act.ROLE_CHANGED, by.who(), by.source(), true, name + " is " + role.word());
  }

  /**
   * Gives an account another password and ends its sessions.
   *
   * @throws LaterException where another password is being looked at
   * @throws RefusalException where that can't be
   * @throws IOException where it can't be kept; nothing has changed then
   */
  public void changePassword(String name, String password, Caller by)
      throws LaterException, RefusalException, IOException {
    synchronized (this) {
      Account before = known(name);
      passwords.takeTurn();
      try {
        replace(before, before.with(passwords.hash(password), wallClock.millis()), null);
      } finally {
        passwords.giveTurnBack();
      }
    }
    audit.add(Act.PASSWORD_CHANGED, by.who(), by.source(), true, "of " + name);
  }

  /**
   * Gives the caller another password, where he knows his present one, and ends his other sessions.
   *
   * @throws LaterException where he has to wait
   * @throws RefusalException where the present one is wrong, or not the present one any more
   * @throws IOException where it can't be kept; nothing has changed then
   */
  public void changeOwnPassword(Caller by, String present, String password)
      throws LaterException, RefusalException, IOException {
    Account account = known(by.who());
    if (!fits(by.who(), account, present, by.source())) {
      audit.addRefused(Act.PASSWORD_CHANGED, by.who(), by.source(), "the present one is wrong");
      throw new RefusalException("the present password is wrong");
    }
    synchronized (this) {
      if (account(by.who()) != account) {
        throw new RefusalException(CHANGED_MEANWHILE);
      }
      passwords.takeTurn();
      try {
        Account after = account.with(passwords.hash(password), wallClock.millis());
        replace(account, after, by.cookie());
      } finally {
        passwords.giveTurnBack();
      }
    }
    audit.add(Act.PASSWORD_CHANGED, by.who(), by.source(), true, "his own");
  }

  private Account known(String name) throws RefusalException {
    requireReadable();
    Account account = account(name);
    if (account == null) {
      throw new RefusalException("there is no account of that name");
    }
    return account;
  }

  private void requireReadable() throws RefusalException {
    if (fault != null) {
      throw new RefusalException(fault);
    }
  }

  /** Else nobody could make another one. */
  private void requireOtherAdmin(Account account) throws RefusalException {
    boolean other =
        accounts().stream().anyMatch(each -> each != account && each.role() == Role.ADMIN);
    if (account.role() == Role.ADMIN && !other) {
      throw new RefusalException(account.name() + " is the only admin");
    }
  }

  private void replace(Account before, Account after, String exceptCookie) throws IOException {
    List<Account> all = accounts().stream().map(each -> each == before ? after : each).toList();
    keep(all, after.name(), exceptCookie);
  }

  /** With the sessions of the one that has changed, but that of this cookie. */
  private void keep(List<Account> all, String changed, String exceptCookie) throws IOException {
    file.save(all);
    synchronized (entry) {
      accounts = List.copyOf(all);
      changedMillis.put(changed, clock.getAsLong());
      changedMillis.keySet().removeIf(name -> account(name) == null);
      sessions.endAll(changed, exceptCookie);
    }
  }
}

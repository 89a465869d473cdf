package switchover.access;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import switchover.audit.Act;
import switchover.audit.AuditLog;
import switchover.settings.Account;
import switchover.settings.AccountsFile;
import switchover.settings.FirstCodeFile;
import switchover.settings.Home;
import switchover.settings.PairKey;
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

  /** Wrong codes are counted as those of this account, which nobody can have. */
  private static final String FIRST_ADMIN = "(first admin)";

  private final AccountsFile file;
  private final FirstCodeFile codeFile;
  private final AuditLog audit;
  private final Passwords passwords = new Passwords();
  private final Attempts attempts;
  private final Sessions sessions;
  private final Tickets tickets;

  /** Null where there was never an admin; replaced under the lock. */
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
      Tickets tickets,
      List<Account> accounts,
      String fault) {
    file = home.accounts();
    codeFile = home.firstCode();
    this.audit = audit;
    this.accounts = accounts;
    this.fault = fault;
    this.tickets = tickets;
    attempts = new Attempts(clock);
    sessions = new Sessions(clock);
  }

  /**
   * Reads who there is. Where there was never anybody, a code for the first admin is made and said
   * once. Where the accounts can't be read, nobody signs in, and the log says why; the admin's
   * token is another thing.
   *
   * @param clock in milliseconds, never going back
   * @param keys the pair's that hold, the present one first; empty without a pair; must not block
   */
  public static People open(
      Home home, String nodeId, AuditLog audit, LongSupplier clock, Supplier<List<PairKey>> keys) {
    Tickets tickets = new Tickets(nodeId, keys, InstantSource.system());
    List<Account> accounts = null;
    String fault = null;
    try {
      accounts = home.accounts().read();
      offerCode(home.firstCode(), accounts);
    } catch (IOException e) {
      fault = e.getMessage();
      LOG.log(Level.ERROR, "nobody can sign in: {0}", fault);
    }
    return new People(home, audit, clock, tickets, accounts, fault);
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
        keep(List.of(new Account(name, Role.ADMIN, hash)));
      }
    } finally {
      passwords.giveTurnBack();
    }
    audit.add(Act.FIRST_ADMIN, name, source, true, null);
    LOG.log(Level.INFO, "the first admin is {0}, made from {1}", name, source);
    removeCode();
    return begin(name, Role.ADMIN, source, Sessions.LONGEST_MILLIS, Role.ADMIN.word());
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
    return begin(name, account.role(), source, Sessions.LONGEST_MILLIS, account.role().word());
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

  private SignIn begin(String name, Role role, String source, long mostMillis, String detail) {
    Sessions.Begun begun = sessions.begin(name, role, mostMillis);
    audit.add(Act.SIGN_IN, name, source, true, detail);
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
        session.account(), session.role(), otherNodeId, sessions.leftMillis(session));
  }

  /**
   * Signs somebody in by a ticket of the other node, which says who he is and what he may do there.
   * He may do no more here than an account of that name does.
   */
  public SignIn redeem(String sealed, String source) {
    Ticket ticket = tickets.take(sealed);
    if (ticket == null) {
      audit.addRefused(Act.SIGN_IN, STRANGER, source, "a ticket that is not good");
      return new SignIn.Refused("the ticket is not good, or not any more");
    }
    Account account = account(ticket.account());
    boolean less = account != null && account.role() == Role.OPERATOR;
    Role role = less ? Role.OPERATOR : ticket.role();
    String detail = role.word() + ", by a ticket of node " + ticket.from();
    return begin(ticket.account(), role, source, ticket.leftMillis(), detail);
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
      boolean taken = accounts().stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
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
        all.add(new Account(name, role, passwords.hash(password)));
        keep(all);
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
      keep(accounts().stream().filter(each -> each != gone).toList());
    }
    sessions.endAll(name, null);
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
      replace(before, before.as(role));
    }
    sessions.endAll(name, null);
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
        replace(before, before.with(passwords.hash(password)));
      } finally {
        passwords.giveTurnBack();
      }
    }
    sessions.endAll(name, null);
    audit.add(Act.PASSWORD_CHANGED, by.who(), by.source(), true, "of " + name);
  }

  /**
   * Gives the caller another password, where he knows his present one, and ends his other sessions.
   *
   * @throws LaterException where he has to wait
   * @throws RefusalException where the present one is wrong
   * @throws IOException where it can't be kept; nothing has changed then
   */
  public void changeOwnPassword(Caller by, String present, String password)
      throws LaterException, RefusalException, IOException {
    if (!fits(by.who(), known(by.who()), present, by.source())) {
      audit.addRefused(Act.PASSWORD_CHANGED, by.who(), by.source(), "the present one is wrong");
      throw new RefusalException("the present password is wrong");
    }
    synchronized (this) {
      Account before = known(by.who());
      passwords.takeTurn();
      try {
        replace(before, before.with(passwords.hash(password)));
      } finally {
        passwords.giveTurnBack();
      }
    }
    sessions.endAll(by.who(), by.cookie());
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

  private void replace(Account before, Account after) throws IOException {
    keep(accounts().stream().map(each -> each == before ? after : each).toList());
  }

  private void keep(List<Account> all) throws IOException {
    file.save(all);
    accounts = List.copyOf(all);
  }
}

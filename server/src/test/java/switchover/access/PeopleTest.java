package switchover.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.audit.AuditLog;
import switchover.hook.LogLines;
import switchover.settings.Home;
import switchover.settings.PairKey;
import switchover.settings.Role;

class PeopleTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String HERE = "10.0.0.5";
  private static final Caller TOKEN = Caller.withToken(HERE);

  private final LogLines log = new LogLines("switchover.access");
  @TempDir Path folder;
  private final PairKey key = PairKey.random();
  private long ownMillis = 50;
  private long wallMillis = 1_800_000_000_000L;
  private Deed meanwhile;
  private AuditLog audit;

  @BeforeEach
  void open() {
    audit = AuditLog.open(folder, () -> 0);
  }

  @AfterEach
  void close() {
    audit.close();
    log.close();
  }

  @Test
  void theCodeIsSaidOnceAndStaysUntilItIsUsed() throws Exception {
    people();
    String code = Files.readString(folder.resolve("first-admin.code")).strip();
    assertTrue(log.all().get(0).contains(code), log.all().toString());
    People again = people();
    assertEquals(code, Files.readString(folder.resolve("first-admin.code")).strip());
    assertFalse(log.all().get(1).contains(code), log.all().toString());
    assertInstanceOf(People.SignIn.Done.class, again.makeFirstAdmin(code, "anna", PASSWORD, HERE));
    People restarted = people();
    assertFalse(restarted.wantsFirstAdmin());
    assertFalse(Files.exists(folder.resolve("first-admin.code")));
    assertInstanceOf(People.SignIn.Done.class, restarted.signIn("anna", PASSWORD, HERE));
    assertInstanceOf(People.SignIn.Refused.class, restarted.signIn("Anna", PASSWORD, HERE));
  }

  /** Else who can damage it could make himself an admin. */
  @Test
  void whereTheAccountsAreDamagedNobodySignsInAndNobodyIsTheFirst() throws Exception {
    String twice = file(accountOf("admin") + "," + accountOf("admin"));
    for (String damaged :
        new String[] {
          "", "{}", "[", "\0", file(""), file("{}"), file(accountOf("operator")), twice
        }) {
      Files.writeString(folder.resolve("accounts.json"), damaged);
      People people = people();
      assertFalse(people.wantsFirstAdmin());
      assertFalse(Files.exists(folder.resolve("first-admin.code")));
      assertInstanceOf(
          People.SignIn.Refused.class, people.makeFirstAdmin("x", "anna", PASSWORD, HERE));
      assertInstanceOf(People.SignIn.Refused.class, people.signIn("anna", PASSWORD, HERE));
      assertThrows(RefusalException.class, () -> people.add("anna", Role.ADMIN, PASSWORD, TOKEN));
      assertEquals(damaged, Files.readString(folder.resolve("accounts.json")));
    }
    assertTrue(log.all().get(0).contains("accounts.json"), log.all().toString());
  }

  private static String file(String accounts) {
    return "{\"schema\":1,\"accounts\":[" + accounts + "]}";
  }

  private static String accountOf(String role) {
    return "{\"name\":\"anna\",\"role\":\"%s\",\"bcrypt\":\"$2b$10$%s\",\"changed\":0}"
        .formatted(role, "x".repeat(53));
  }

  @Test
  void whoHasTheTokenMayMakeTheFirstAdminToo() throws Exception {
    People people = people();
    assertThrows(RefusalException.class, () -> people.add("oskar", Role.OPERATOR, PASSWORD, TOKEN));
    people.add("anna", Role.ADMIN, PASSWORD, TOKEN);
    assertThrows(
        RefusalException.class, () -> people.add("\uff21nna", Role.ADMIN, PASSWORD, TOKEN));
    assertFalse(people.wantsFirstAdmin());
    assertFalse(Files.exists(folder.resolve("first-admin.code")));
  }

  @Test
  void twoOfOnePasswordHaveNoHashInCommon() throws Exception {
    People people = people();
    people.add("anna", Role.ADMIN, PASSWORD, TOKEN);
    people.add("max", Role.ADMIN, PASSWORD, TOKEN);
    assertNotEquals(
        people.accounts().get(0).passwordHash(), people.accounts().get(1).passwordHash());
    assertEquals("[anna (admin), max (admin)]", people.accounts().toString());
  }

  /** A folder in the file's place refuses even a superuser. */
  @Test
  void whatCantBeKeptIsNotDone() throws Exception {
    People people = people();
    Files.createDirectories(folder.resolve("accounts.json/x"));
    assertThrows(Exception.class, () -> people.add("anna", Role.ADMIN, PASSWORD, TOKEN));
    assertTrue(people.wantsFirstAdmin());
    assertEquals(0, people.accounts().size());
  }

  /** Who was removed must not come back by the node that was not told. */
  @Test
  void aTicketWantsAnAccountThatHasNotChangedSinceTheSignIn() throws Exception {
    People people = peopleOfB();
    people.add("anna", Role.ADMIN, PASSWORD, TOKEN);
    people.add("max", Role.ADMIN, PASSWORD, TOKEN);
    assertRefused(people, "eve", 0, "she has no account here");
    later(1000);
    people.remove("max", TOKEN);
    assertRefused(people, "max", 500, "removed since");
    assertRefused(people, "max", 5_000_000, "and he stays so");
    people.add("max", Role.OPERATOR, PASSWORD, TOKEN);
    later(200_000);
    assertRefused(people, "max", 300_000, "this is another account");
    assertEquals(Role.OPERATOR, redeem(people, "max", Role.ADMIN, 60_000).role());
    people.changePassword("max", PASSWORD + "!", TOKEN);
    later(200_000);
    assertRefused(people, "max", 200_001, "signed in by the password from before");
    people.changeRole("max", Role.ADMIN, TOKEN);
    later(200_000);
    assertRefused(people, "max", 200_001, "signed in by the role from before");
    assertEquals(Role.ADMIN, redeem(people, "max", Role.ADMIN, 60_000).role());
    assertEquals(Role.OPERATOR, redeem(people, "max", Role.OPERATOR, 60_000).role());
    assertRefused(people, "max", 200_000 - 60_000, "a ticket may have been a while on its way");
  }

  @Test
  void neitherARestartNorAClockThatIsSetMakesAnOldSignInANewOne() throws Exception {
    People people = peopleOfB();
    people.add("anna", Role.ADMIN, PASSWORD, TOKEN);
    later(200_000);
    People restarted = peopleOfB();
    later(1);
    assertRefused(restarted, "anna", 200_002, "from before her account");
    wallMillis -= 300_000;
    later(120_000);
    assertRefused(peopleOfB(), "anna", 1, "the clock was set back before her account was made");
    wallMillis += 300_000;
    assertEquals("anna", redeem(peopleOfB(), "anna", Role.ADMIN, 1).account());
    restarted.changePassword("anna", PASSWORD, TOKEN);
    wallMillis += 3_600_000;
    later(200_000);
    assertRefused(restarted, "anna", 300_000, "the clock was set on after the change");
  }

  /** Nobody is signed in whom the view Accounts does not show, and who can't be removed. */
  @Test
  void aSessionByATicketIsListedAndEndsWithItsAccount() throws Exception {
    People people = peopleOfB();
    people.add("anna", Role.ADMIN, PASSWORD, TOKEN);
    people.add("max", Role.ADMIN, PASSWORD, TOKEN);
    later(200_000);
    People.SignIn.Done done = done(people.redeem(ticket("max", Role.ADMIN, 0), HERE));
    assertEquals(1, people.sessions("max"));
    assertEquals(done.session(), people.session(done.cookie(), done.pageKey(), true));
    people.remove("max", TOKEN);
    assertNull(people.session(done.cookie(), done.pageKey(), true));
    assertEquals(0, people.sessions("max"));
  }

  /** However often he goes to and fro. */
  @Test
  void aTicketOfOneWhoCameByATicketSaysWhenHeGaveHisPassword() throws Exception {
    People people = peopleOfB();
    people.add("anna", Role.ADMIN, PASSWORD, TOKEN);
    later(1_000_000);
    People.SignIn.Done done = done(people.redeem(ticket("anna", Role.ADMIN, 400_000), HERE));
    later(5000);
    Tickets a = new Tickets("node-a", () -> List.of(key), this::wall);
    later(1);
    Tickets.Taken taken = a.take(people.ticket(done.session(), "node-a"));
    assertEquals(405_001, ((Tickets.Taken.Good) taken).ticket().ageMillis());
  }

  /** A password takes time to be looked at. */
  @Test
  void whoseAccountChangesMeanwhileIsNotSignedIn() throws Exception {
    People people = peopleOfB();
    people.add("anna", Role.ADMIN, PASSWORD, TOKEN);
    people.add("max", Role.ADMIN, PASSWORD, TOKEN);
    meanwhile = () -> people.changeRole("max", Role.OPERATOR, TOKEN);
    assertInstanceOf(People.SignIn.Refused.class, people.signIn("max", PASSWORD, HERE));
    meanwhile = () -> people.remove("max", TOKEN);
    assertInstanceOf(People.SignIn.Refused.class, people.signIn("max", PASSWORD, HERE));
    assertEquals(0, people.sessions("max"));
    done(people.signIn("anna", PASSWORD, HERE));
  }

  @Test
  void whoseAccountChangesMeanwhileDoesNotChangeItBack() throws Exception {
    People people = peopleOfB();
    people.add("anna", Role.ADMIN, PASSWORD, TOKEN);
    people.add("max", Role.ADMIN, PASSWORD, TOKEN);
    People.SignIn.Done done = done(people.signIn("max", PASSWORD, HERE));
    Caller max = Caller.of(done.session(), HERE, done.cookie());
    meanwhile = () -> people.changeRole("max", Role.OPERATOR, TOKEN);
    assertThrows(
        RefusalException.class,
        () -> people.changeOwnPassword(max, PASSWORD, "another one of his"));
    done(people.signIn("max", PASSWORD, HERE));
  }

  /** Between his account and his session. */
  @Test
  void theFirstAdminWhoseAccountChangesMeanwhileIsNotSignedIn() throws Exception {
    People people = peopleOfB();
    String code = Files.readString(folder.resolve("first-admin.code")).strip();
    Handler whenHeIsMade =
        new StreamHandler() {
          @Override
          public void publish(LogRecord entry) {
            meanwhile = () -> people.changePassword("anna", PASSWORD + "!", TOKEN);
            own();
          }
        };
    Logger logger = Logger.getLogger("switchover.access");
    logger.addHandler(whenHeIsMade);
    try {
      assertInstanceOf(
          People.SignIn.Refused.class, people.makeFirstAdmin(code, "anna", PASSWORD, HERE));
    } finally {
      logger.removeHandler(whenHeIsMade);
    }
    assertEquals(0, people.sessions("anna"));
  }

  private interface Deed {
    void run() throws Exception;
  }

  /** The node's own clock, at which a deed of somebody else can come between. */
  private long own() {
    Deed now = meanwhile;
    meanwhile = null;
    if (now != null) {
      try {
        now.run();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    return ownMillis;
  }

  private Instant wall() {
    return Instant.ofEpochMilli(wallMillis);
  }

  private void later(long millis) {
    ownMillis += millis;
    wallMillis += millis;
  }

  private void assertRefused(People people, String name, long ageMillis, String why)
      throws Exception {
    assertInstanceOf(
        People.SignIn.Refused.class, people.redeem(ticket(name, Role.ADMIN, ageMillis), HERE), why);
  }

  private Session redeem(People people, String name, Role role, long ageMillis) throws Exception {
    return done(people.redeem(ticket(name, role, ageMillis), HERE)).session();
  }

  private static People.SignIn.Done done(People.SignIn answer) {
    return assertInstanceOf(People.SignIn.Done.class, answer);
  }

  private String ticket(String name, Role role, long ageMillis) {
    Tickets a = new Tickets("node-a", () -> List.of(key), this::wall);
    return a.give(name, role, "node-b", ageMillis);
  }

  private People peopleOfB() throws Exception {
    People people =
        People.open(Home.open(folder), "node-b", audit, this::own, this::wall, () -> List.of(key));
    later(1);
    return people;
  }

  private People people() throws Exception {
    return People.open(
        Home.open(folder), "node-a", audit, () -> 0, InstantSource.system(), List::of);
  }
}

package switchover.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import switchover.audit.AuditLog;
import switchover.hook.LogLines;
import switchover.settings.Home;
import switchover.settings.Role;

class PeopleTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String HERE = "10.0.0.5";
  private static final Caller TOKEN = Caller.withToken(HERE);

  private final LogLines log = new LogLines("switchover.access");
  @TempDir Path folder;
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
    for (String damaged : new String[] {"", "{}", "{\"schema\":1,\"accounts\":[{}]}", "[", "\0"}) {
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

  @Test
  void whoHasTheTokenMayMakeTheFirstAdminToo() throws Exception {
    People people = people();
    assertThrows(RefusalException.class, () -> people.add("oskar", Role.OPERATOR, PASSWORD, TOKEN));
    people.add("anna", Role.ADMIN, PASSWORD, TOKEN);
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

  private People people() throws Exception {
    return People.open(Home.open(folder), "node-a", audit, () -> 0, List::of);
  }
}

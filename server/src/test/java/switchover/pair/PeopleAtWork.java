package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.openqa.selenium.Keys;
import switchover.browser.Browser;
import switchover.browser.Page;
import switchover.settings.Account;
import switchover.settings.Role;

/**
 * People on the configuration screen: the first admin makes himself by the code, adds an operator,
 * reads who did what, and is not acted for by a page of another origin; the operator may look.
 */
final class PeopleAtWork {
  private static final String PASSWORD = "correct horse battery";

  /** Who is taken along to A has an account there, too; nobody gives a password there. */
  static final List<Account> ON_A =
      List.of(
          new Account("adam", Role.ADMIN, "$2b$10$" + "x".repeat(53), 0),
          new Account("anna", Role.ADMIN, "$2b$10$" + "x".repeat(53), 0),
          new Account("oskar", Role.OPERATOR, "$2b$10$" + "x".repeat(53), 0));

  private final Browser browser;
  private final Page page;
  private final TestPair pair;

  private PeopleAtWork(Browser browser, TestPair pair) {
    this.browser = browser;
    this.page = browser.page();
    this.pair = pair;
  }

  /** On B's screen, where somebody is signed in by the token, before and after. */
  static void on(Browser browser, TestPair pair) throws Exception {
    PeopleAtWork people = new PeopleAtWork(browser, pair);
    people.theFirstAdminMakesHimself();
    people.heAddsAnOperator();
    people.whatTheyDidIsToBeRead();
    SettingsCarried.withWhoIsSignedIn(browser, pair, "anna (admin)");
    people.aPageOfAnotherOriginDoesNothingInHisName();
    people.theOperatorMayLook();
    people.hisSignInMovesWithThePage();
    people.whoSignsInAnewInOneTabIsInInAllOfThem();
    people.byTheTokenAgain();
  }

  private void theFirstAdminMakesHimself() throws IOException {
    String code = Files.readString(pair.b().home().folder().resolve("first-admin.code")).strip();
    page.run("document.querySelector('[data-view=accounts]').click()");
    page.run("document.querySelector('[data-sign-out]').click()");
    page.awaitTrue(
        "the form of the first admin has the focus",
        "return document.activeElement.id === 'first-admin-code'");
    page.type("WRONG", Keys.TAB, "anna", Keys.TAB, PASSWORD, Keys.ENTER);
    page.awaitTrue("it is refused", shows("first-admin-error", "The code is wrong"));
    page.screenshot("first-admin");
    page.run("document.getElementById('first-admin-code').select()");
    page.run("document.getElementById('first-admin-code').focus()");
    page.type(code, Keys.ENTER);
    page.awaitTrue("she is in", shows("signed-in-to", "Signed in to serverB as anna (admin)"));
    assertEquals("", page.run("return document.getElementById('first-admin-password').value"));
    assertFalse(page.run("return document.cookie").toString().contains("switchover-"));
  }

  private void heAddsAnOperator() throws IOException {
    page.awaitTrue("there is one", "return " + rows("accounts") + " === 1");
    page.run("document.getElementById('add-name').focus()");
    page.type("oskar", Keys.TAB, Keys.TAB, "short", Keys.ENTER);
    page.awaitTrue("what is wrong is named", shows("accounts-done", "10 characters"));
    page.run("document.getElementById('add-password').select()");
    page.type(PASSWORD, Keys.ENTER);
    page.awaitTrue("he is there", "return " + rows("accounts") + " === 2");
    page.awaitTrue("it is said", shows("accounts-done", "oskar may sign in now"));
    page.screenshot("accounts");
    NarrowView.isWhole(browser, "accounts-narrow");
  }

  /** After the page was loaded anew, which signs nobody out. */
  private void whatTheyDidIsToBeRead() throws IOException {
    page.run("location.hash = 'audit'");
    page.run("location.reload()");
    page.awaitTrue("she still is in", shows("signed-in-to", "as anna (admin)"));
    page.awaitTrue(
        "it is there",
        "const text = document.querySelector('[data-audit-found]').innerText;"
            + "return ['FirstAdmin', 'AccountAdded', 'Switch', 'admin.token', 'anna']"
            + ".every(word => text.includes(word))");
    page.screenshot("audit");
  }

  private void aPageOfAnotherOriginDoesNothingInHisName() throws IOException {
    String b = pair.url(pair.b());
    page.run("location.href = '" + pair.url(pair.a()) + "/config/#events'");
    page.awaitTrue(
        "it is A's", "return document.title !== '' && !location.href.includes('" + b + "')");
    page.run(
        "window.done = 0; const wish = {method: 'POST', mode: 'no-cors', credentials: 'include',"
            + " body: JSON.stringify({on: true, until: new Date(Date.now() + 3600000)})};"
            + "for (const more of [{}, {headers: {'Switchover-Session': 'x'}}])"
            + " fetch('"
            + b
            + "/api/maintenance', {...wish, ...more}).finally(() => window.done++)");
    page.awaitTrue("both are answered", "return window.done === 2");
    assertFalse(status(pair.b()).contains("maintenance"));
    page.run("location.href = '" + b + "/config/#events'");
    page.awaitTrue("she still is in", shows("signed-in-to", "as anna (admin)"));
  }

  private static String status(TestNode node) throws IOException {
    try {
      return node.status().keySet().toString();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void theOperatorMayLook() throws IOException {
    page.run("document.querySelector('[data-sign-out]').click()");
    page.awaitTrue("the form has the focus", "return document.activeElement.id === 'sign-in-name'");
    page.type("oskar", Keys.TAB, "wrong password", Keys.ENTER);
    page.awaitTrue("it is refused", shows("sign-in-error", "Name or password is wrong"));
    page.type(PASSWORD, Keys.ENTER);
    page.awaitTrue("he is in", shows("signed-in-to", "as oskar (operator)"));
    page.awaitTrue("he sees the events", "return " + rows("events") + " > 2");
    for (String view : new String[] {"redundancy", "audit", "accounts"}) {
      page.run("document.querySelector('[data-view=" + view + "]').click()");
      page.awaitTrue("and is told that this is for admins", shows("signed-in-few", "for admins"));
    }
    assertEquals(
        true,
        page.run(
            "return ['work', 'audit-work', 'accounts-work', 'actions']"
                + ".every(name => document.querySelector(`[data-${name}]`).hidden)"));
    page.screenshot("operator");
  }

  /** B is Standby: its status moves to A, and by no password he, where windows keep their names. */
  private void hisSignInMovesWithThePage() throws IOException {
    page.awaitTrue("he has a ticket", "return !document.querySelector('[data-pin-row]').hidden");
    boolean keeps = browser.engine().keepsNames();
    String there = keeps ? "you stay signed in" : "you may have to sign in anew there";
    page.awaitTrue("that is said", shows("signed-in-to", there));
    page.run("document.querySelector('[data-pin]').click()");
    page.run("document.querySelector('[data-view=status]').click()");
    page.awaitTrue("he keeps the page here", shows("signed-in-to", "This page stays"));
    page.awaitStay("Held");
    page.screenshot("pinned");
    page.run("document.querySelector('[data-pin]').click()");
    page.awaitAt(pair.url(pair.a()) + "/config/#status");
    if (keeps) {
      page.awaitTrue("he is in", shows("signed-in-to", "Signed in to serverA as oskar (operator)"));
    } else {
      page.awaitTrue(
          "A is shown",
          "return document.querySelector('[data-own=state]').innerText === 'Running'");
      assertEquals(false, page.run("return document.querySelector('[data-sign-in]').hidden"));
    }
    assertFalse(page.run("return window.name").toString().contains("ticket"));
    page.screenshot("moved-along");
    page.run("location.href = '" + pair.url(pair.b()) + "/config/#events'");
    page.awaitTrue("he still is in", shows("signed-in-to", "Signed in to serverB as oskar"));
  }

  /** The cookie is one for all tabs: that of the new sign-in takes the place of the former one. */
  private void whoSignsInAnewInOneTabIsInInAllOfThem() throws IOException {
    String here = browser.window();
    browser.openInNewWindow(pair.url(pair.b()) + "/config/#events");
    String other = browser.window();
    page.awaitTrue("he is in there, too", shows("signed-in-to", "as oskar (operator)"));
    page.run("document.querySelector('[data-sign-out]').click()");
    page.awaitTrue("the form has the focus", "return document.activeElement.id === 'sign-in-name'");
    browser.in(here);
    page.run("document.querySelector('[data-view=pages]').click()");
    page.awaitTrue("he is out here, too", shows("sign-in-error", "not signed in any more"));
    browser.in(other);
    page.type("oskar", Keys.TAB, PASSWORD, Keys.ENTER);
    page.awaitTrue("he is in", shows("signed-in-to", "as oskar (operator)"));
    browser.in(here);
    page.awaitTrue("and here, too", shows("signed-in-to", "as oskar (operator)"));
    browser.close(other);
    browser.in(here);
  }

  /** And no trace of a ticket stays, where a move was begun and did not come about. */
  private void byTheTokenAgain() throws IOException {
    page.awaitTrue("he has a ticket", "return !document.querySelector('[data-pin-row]').hidden");
    page.run("document.dispatchEvent(new Event('switchover:before'))");
    assertTrue(page.run("return window.name").toString().contains("ticket"));
    page.run("document.querySelector('[data-sign-out]').click()");
    assertEquals("", page.run("return window.name"));
    page.awaitTrue("the form has the focus", "return document.activeElement.id === 'sign-in-name'");
    page.run("document.querySelector('[data-by-token]').open = true");
    page.run("document.getElementById('token').focus()");
    page.type(pair.b().home().token(), Keys.ENTER);
    page.awaitTrue("by the token", shows("signed-in-to", "Signed in to serverB. This page"));
  }

  private static String rows(String name) {
    return "document.querySelectorAll('[data-" + name + "-found] tr').length";
  }

  private static String shows(String place, String text) {
    return "const place = document.querySelector('[data-"
        + place
        + "]'); return !!place && place.innerText.includes(\""
        + text
        + "\")";
  }
}

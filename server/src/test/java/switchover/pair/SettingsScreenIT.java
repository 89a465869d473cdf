package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchover.pair.Marked.contains;
import static switchover.pair.Marked.shows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;

/**
 * An admin changes the settings of both nodes of a pair at work, on the screen and by the command
 * line, switches, takes a node into maintenance and restarts them: the pair stays one. All on one
 * pair and in one browser, for their starts take longer than what is looked at.
 */
@Tag("screens")
class SettingsScreenIT {
  private static final String SIGN_IN = "#node-settings";

  @RegisterExtension final Lab lab = new Lab();

  @ParameterizedTest
  @MethodSource("switchover.browser.Engine#screens")
  void settingsAreChangedAndThePairStaysOne(Engine engine) throws Exception {
    TestPair pair = TestPair.in(lab).accountsOfA(PeopleAtWork.ON_A).startFull();
    Browser browser = Browser.start(engine, lab, pair.pageHosts());
    Page page = browser.open(pair.url(pair.b()) + "/config/" + SIGN_IN);
    signInByKeyboard(page, pair.b());
    whereToPagesWouldGoIsTriedBeforeItIsSaved(page, pair);
    aFaultIsNamedAsOneTypes(page);
    whatIsSavedIsInForce(page, pair.b());
    BadOnScreen.on(page, pair.b());
    theSecondAdminSeesWhatDiffers(page, pair.b());
    NarrowView.isWhole(browser, "settings-narrow");
    pair.awaitFull(pair.a());
    page.awaitAt(pair.url(pair.b()) + "/config/" + SIGN_IN);
    AdminAtWork.on(lab, browser, pair);
    SettingsCarried.on(browser, pair);
    PeopleAtWork.on(browser, pair);
    theRestartButtonTakesWhatWaited(page, pair);
    EveryView.isForEverybody(browser, page, pair.url(pair.a()));
    aRestartOfTheRunningNodeHandsOver(pair);
    theBackupChangesItsPort(pair);
  }

  private static void signInByKeyboard(Page page, TestNode node) throws Exception {
    page.awaitTrue("it is shown", "return !document.querySelector('[data-settings]').hidden");
    aFormThatIsSentBeforeItsScriptIsAtWorkGoesNowhere(page);
    page.run("document.querySelector('[data-by-token] summary').focus()");
    page.type(Keys.ENTER, Keys.TAB, "wrong", Keys.ENTER);
    page.awaitTrue("a wrong token is refused", shows("token-error", "does not know this token"));
    page.run("document.getElementById('token').value = ''");
    page.run("document.getElementById('token').focus()");
    page.type(node.home().token(), Keys.ENTER);
    page.awaitTrue("the fields are there", "return !!" + field("page.missed"));
    page.awaitTrue(
        "the focus is at the title",
        "return document.activeElement.matches('[data-settings-title]')");
  }

  /** Else its password would be in the address, the history and the log of a proxy. */
  private static void aFormThatIsSentBeforeItsScriptIsAtWorkGoesNowhere(Page page) {
    page.mark();
    page.run(
        "window.refused = 0;"
            + "addEventListener('securitypolicyviolation', () => window.refused++, {once: true});"
            // Firefox says no by an error, too.
            + "try { document.querySelector('[data-sign-in]').submit() } catch {}");
    page.awaitTrue("the browser refuses it", "return window.refused === 1");
    assertEquals("", page.run("return location.search"));
    assertTrue(page.isMarked());
  }

  private static void whereToPagesWouldGoIsTriedBeforeItIsSaved(Page page, TestPair pair)
      throws IOException {
    String a = pair.url(pair.a());
    String b = pair.url(pair.b());
    page.awaitTrue("from here to A", jump(a, "serverA answers, of the right pair, Running"));
    page.awaitTrue("the rule is said", shows("jumps", "master address in the backup's settings"));
    page.awaitTrue("and back", jump(b, "serverB answers, of the right pair, Standby"));
    page.fill("field-node.publicAddress", b.substring("http://".length()));
    page.awaitTrue("a bare one is spelt out", shows("jumps", "public address of the node"));
    page.awaitTrue("and tried", jump(b, "serverB answers, of the right pair, Standby"));
    page.fill("field-node.publicAddress", a + "/config");
    page.awaitTrue(
        "what is no node", jump(a + "/config", "something answers there that is no node"));
    page.fill("field-node.publicAddress", "https://127.0.0.1:1");
    page.awaitTrue("nobody", jump("https://127.0.0.1:1", "does not trust its certificate"));
    page.screenshot("settings-jumps");
    page.run("document.querySelector('[data-discard]').click()");
    page.awaitTrue("nothing is left of it", "return !" + contains("jumps", "127.0.0.1:1"));
  }

  private static String jump(String url, String found) {
    return "return [...document.querySelectorAll('[data-jumps] li')].some(each =>"
        + " each.querySelector('a').getAttribute('href').toLowerCase() === '"
        + (url + "/").toLowerCase(Locale.ROOT)
        + "' && each.innerText.includes('"
        + found
        + "'))";
  }

  private static void aFaultIsNamedAsOneTypes(Page page) throws Exception {
    page.fill("field-page.missed", "99");
    page.awaitTrue(
        "the fault is at the field",
        "return document.getElementById('error-page.missed').innerText.includes('1 to 20')"
            + " && "
            + field("page.missed")
            + ".getAttribute('aria-invalid') === 'true' && "
            + "document.querySelector('[data-save]').disabled");
    page.screenshot("settings-fault");
  }

  private static void whatIsSavedIsInForce(Page page, TestNode node) throws Exception {
    page.fill("field-page.missed", "3");
    page.awaitTrue("it can be saved", "return !document.querySelector('[data-save]').disabled");
    page.type(Keys.ENTER);
    page.awaitTrue("it says so", shows("outcome", "In force now: page.missed"));
    node.await(
        "works by it", status -> status.getAsJsonObject("heartbeat").get("missed").getAsInt() == 3);
    page.screenshot("settings-saved");
  }

  private static void theSecondAdminSeesWhatDiffers(Page page, TestNode node) throws Exception {
    String framed = "page.framedBy=[\"https://portal.example\"]";
    run(node, "settings", "set", "page.timeoutMillis=900", framed);
    page.fill("field-page.missed", "4");
    page.awaitTrue("it can be saved", "return !document.querySelector('[data-save]').disabled");
    page.type(Keys.ENTER);
    page.awaitTrue(
        "both are shown",
        "return document.querySelector('[data-differing]').innerText.includes("
            + "'page.timeoutMillis')");
    page.screenshot("settings-differences");
    page.run("document.querySelector('[data-keep-mine]').click()");
    page.awaitTrue("what is stored", "return " + field("page.timeoutMillis") + ".value === '900'");
    assertEquals("4", page.run("return " + field("page.missed") + ".value"), "and what was typed");
    page.awaitTrue("it can be saved", "return !document.querySelector('[data-save]').disabled");
    page.run("document.querySelector('[data-save]').click()");
    page.awaitTrue("it says so", shows("outcome", "In force now: page.missed"));
    JsonObject heartbeat = node.status().getAsJsonObject("heartbeat");
    assertEquals(4, heartbeat.get("missed").getAsInt());
    assertEquals(900, heartbeat.get("timeoutMillis").getAsInt());
  }

  /**
   * With keys alone, from the start of the page to the answer to its question. Not from its end: a
   * driver's keys go on in Firefox's page where its bars have the focus, and press no button there.
   */
  private static void theRestartButtonTakesWhatWaited(Page page, TestPair pair) throws Exception {
    page.run("document.querySelector('a').focus()");
    page.tabTo("[data-view=redundancy]");
    page.type(Keys.ENTER);
    page.awaitTrue("the page is there", "return !!" + field("redundancy.pingRateMillis"));
    page.tabTo(".usual button:last-child");
    page.type(Keys.ENTER);
    page.awaitTrue("it is warned of", shows("outcome", "fails over for the network's sake"));
    page.awaitTrue("and summed up", shows("outcome", "a master that starts waits at most 10.0 s"));
    page.tabBackTo("[id='field-redundancy.networkRecoveryMillis']");
    page.type("200");
    page.awaitTrue("it wants a restart", shows("outcome", "In force after a restart"));
    page.type(Keys.ENTER);
    page.awaitTrue("it can", "return !document.querySelector('[data-restart]').disabled");
    page.screenshot("settings-redundancy");
    page.tabBackTo("[data-restart]");
    page.type(Keys.ENTER);
    page.awaitTrue("it asks", "return document.querySelector('[data-confirm]').open");
    page.tabBack();
    page.type(Keys.ENTER);
    page.awaitTrue("it is back", shows("outcome", "was started again"));
    pair.awaitFull(pair.a());
  }

  private static void aRestartOfTheRunningNodeHandsOver(TestPair pair) throws Exception {
    long epoch = pair.a().status().get("epoch").getAsLong();
    long pid = pair.a().process().pid();
    run(pair.a(), "restart");
    pair.b()
        .await(
            "ran while the other started anew, or after",
            status -> status.get("epoch").getAsLong() > epoch);
    pair.awaitFull(pair.a());
    assertEquals(pid, pair.a().process().pid());
    assertTrue(pair.a().printed().contains("a restart, asked for by the admin at 127.0.0.1"));
  }

  private static void theBackupChangesItsPort(TestPair pair) throws Exception {
    int port = Ports.free();
    Product.Ended saved = run(pair.b(), "settings", "set", "node.httpPort=" + port);
    assertTrue(saved.out().contains("in force after a restart: node.httpPort"), saved.out());
    String old = Integer.toString(pair.b().place().port());
    run(pair.b(), "restart", "--port", old);
    Await.until(
        "it answers at its new port and the pair is whole",
        Duration.ofSeconds(20),
        () -> pair.a().seen(),
        () -> {
          JsonObject status =
              JsonParser.parseString(Http.get("http://127.0.0.1:" + port + "/status").body())
                  .getAsJsonObject();
          return "Full".equals(status.get("redundancy").getAsString());
        });
  }

  private static Product.Ended run(TestNode node, String... words) throws Exception {
    Path home = node.home().folder();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--home", home.toString()));
    Product.Ended ended = Product.run(home.getParent(), all.toArray(new String[0]));
    assertEquals(0, ended.exit(), ended::err);
    return ended;
  }

  private static String field(String name) {
    return "document.getElementById('field-" + name + "')";
  }
}

package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchover.pair.Marked.part;
import static switchover.pair.Marked.shows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;
import switchover.browser.Browser;
import switchover.browser.Page;

/**
 * Settings go out as a file, come in from one, and are brought to the other node's screen, with who
 * is signed in by a name, too.
 */
final class SettingsCarried {
  private static final String KEEP =
      "const real = URL.createObjectURL; window.kept = '';"
          + "URL.createObjectURL = blob => {"
          + " blob.text().then(text => window.kept = text); return real.call(URL, blob); }";

  private final Browser browser;
  private final Page page;
  private final TestPair pair;

  private SettingsCarried(Browser browser, TestPair pair) {
    this.browser = browser;
    this.page = browser.page();
    this.pair = pair;
  }

  /** On B's screen, where somebody is signed in by the token; A keeps what was brought. */
  static void on(Browser browser, TestPair pair) throws Exception {
    SettingsCarried carried = new SettingsCarried(browser, pair);
    carried.asAFileAndBack();
    carried.withSecretsOnlyWhereThatIsMeant();
    carried.notWhereTheBrowserKeepsTheOtherScreenShut();
    carried.toTheOtherNode();
  }

  /** On B's screen, where an admin is signed in who has an account on A, too. */
  static void withWhoIsSignedIn(Browser browser, TestPair pair, String as) throws Exception {
    new SettingsCarried(browser, pair).toTheOtherNodeAs(as);
  }

  private void asAFileAndBack() throws IOException {
    click("view=node-settings");
    page.awaitTrue("it is there", "return !!document.getElementById('field-page.missed')");
    page.run(KEEP);
    page.run(part("transfer") + ".open = true");
    click("export");
    page.awaitTrue("it is kept", "return window.kept !== ''");
    JsonObject kept = kept();
    kept.getAsJsonObject("page").addProperty("missed", 5);
    give("settings.json", kept.toString());
    page.awaitTrue(
        "it is not saved", shows("outcome", "settings.json is loaded, and not saved yet"));
    page.awaitTrue("but filled in", field("page.missed") + ".value === '5'");
    page.screenshot("settings-loaded");
    give("other.txt", "[1]");
    page.awaitTrue("what is none is refused", shows("outcome", "other.txt holds no settings"));
    click("discard");
    page.awaitTrue("it is given up", field("page.missed") + ".value === '4'");
  }

  private void withSecretsOnlyWhereThatIsMeant() throws IOException {
    page.run("window.kept = ''");
    click("export-secrets");
    page.awaitTrue("it asks", "return " + part("confirm") + ".open");
    assertEquals("", page.run("return window.kept"));
    click("confirm-yes");
    page.awaitTrue("it is kept", "return window.kept !== ''");
    assertFalse(kept().has("pairKey"));
    click("view=audit");
    page.awaitTrue("it is told", shows("audit-found", "SettingsExported"));
    click("view=node-settings");
  }

  private void notWhereTheBrowserKeepsTheOtherScreenShut() throws IOException {
    int windows = browser.windows().size();
    page.run("window.opened = window.open; window.open = () => null");
    copy();
    page.awaitTrue(
        "it says so",
        shows(
            "outcome",
            "This browser does not let the screen of serverA open: allow its window."
                + " Nothing was copied."));
    page.screenshot("settings-copy-blocked");
    assertEquals(windows, browser.windows().size());
    page.run("window.open = window.opened");
  }

  private void copy() {
    page.run(part("transfer") + ".open = true");
    page.run(part("copy") + ".focus()");
    page.type(Keys.ENTER);
  }

  /** The screen of A that has opened for what was brought; it is in front. */
  private Page broughtFrom(String here) throws IOException {
    page.awaitTrue("it is brought", shows("outcome", "serverA shows what would differ there"));
    List<String> there = new ArrayList<>(browser.windows());
    there.remove(here);
    return browser.in(there.get(0));
  }

  private void toTheOtherNode() throws Exception {
    String here = browser.window();
    for (TestNode node : pair.nodes()) {
      node.awaitAttention("OtherFramedBy", "page.framedBy is not the same on this node and on");
    }
    copy();
    Page other = broughtFrom(here);
    other.awaitTrue("A wants to know who asks", "return " + part("by-token") + " !== null");
    other.run(part("by-token") + ".open = true");
    other.run("document.getElementById('token').focus()");
    other.type(pair.a().home().token(), Keys.ENTER);
    other.awaitTrue("what differs", shows("differing", "page.missed"));
    String differing = other.run("return " + part("differing") + ".innerText").toString();
    assertFalse(differing.contains("node.") || differing.contains("redundancy.mode"), differing);
    assertEquals(2, missedOfA(), "nothing is saved yet");
    other.awaitTrue("it can be saved", "return !" + part("save") + ".disabled");
    other.screenshot("settings-brought");
    other.run(part("save") + ".click()");
    other.awaitTrue("it is in force", shows("outcome", "In force now: page.timeoutMillis"));
    assertEquals(4, missedOfA());
    assertTrue(pair.a().home().settings().getAsJsonObject("node").toString().contains("serverA"));
    for (TestNode node : pair.nodes()) {
      node.awaitNoAttention();
    }
    backTo(here);
  }

  private void backTo(String here) {
    browser.close(browser.window());
    browser.in(here);
  }

  /** The ticket that comes along is good for one sign-in. */
  private void toTheOtherNodeAs(String as) throws Exception {
    String here = browser.window();
    click("view=node-settings");
    page.awaitTrue("it is there", "return !!document.getElementById('field-page.missed')");
    page.fill("field-page.missed", "6");
    page.awaitTrue("it can be saved", "return !" + part("save") + ".disabled");
    page.type(Keys.ENTER);
    page.awaitTrue("it is in force", shows("outcome", "In force now: page.missed"));
    copy();
    Page other = broughtFrom(here);
    other.awaitTrue(
        "nobody asks who it is", shows("signed-in-to", "Signed in to serverA as " + as));
    other.awaitTrue("what differs", shows("differing", "page.missed"));
    other.awaitTrue("it can be saved", "return !" + part("save") + ".disabled");
    other.screenshot("settings-brought-signed-in");
    other.run(part("save") + ".click()");
    other.awaitTrue("it is in force", shows("outcome", "In force now: page.missed"));
    assertEquals(6, missedOfA());
    backTo(here);
  }

  private int missedOfA() throws Exception {
    return pair.a().status().getAsJsonObject("heartbeat").get("missed").getAsInt();
  }

  private JsonObject kept() {
    return JsonParser.parseString(page.run("return window.kept").toString()).getAsJsonObject();
  }

  private void give(String name, String text) {
    page.run(
        "const files = new DataTransfer(); files.items.add(new File(["
            + new JsonPrimitive(text)
            + "], '"
            + name
            + "')); const input = "
            + part("import")
            + "; input.files = files.files; input.dispatchEvent(new Event('change'))");
  }

  private void click(String name) {
    page.run(part(name) + ".click()");
  }

  private static String field(String name) {
    return "return document.getElementById('field-" + name + "')";
  }
}

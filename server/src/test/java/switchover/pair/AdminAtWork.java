package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static switchover.pair.Marked.contains;
import static switchover.pair.Marked.shows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;
import switchover.browser.Browser;
import switchover.browser.Page;

/**
 * What an admin does on the configuration screen apart from the settings: sees which pages could
 * move, reads and keeps the events, switches, and takes a node into maintenance.
 */
final class AdminAtWork {
  private final Path folder;
  private final Browser browser;
  private final Page page;
  private final TestPair pair;

  private AdminAtWork(Path folder, Browser browser, TestPair pair) {
    this.folder = folder;
    this.browser = browser;
    this.page = browser.page();
    this.pair = pair;
  }

  /** On B's screen, where somebody is signed in; A is Running, before and after. */
  static void on(Lab lab, Browser browser, TestPair pair) throws Exception {
    Path folder = Files.createDirectory(lab.folder().resolve("downloads"));
    AdminAtWork admin = new AdminAtWork(folder, browser, pair);
    admin.page.run(
        "window.refused = [];"
            + "document.addEventListener('securitypolicyviolation',"
            + " event => refused.push(event.violatedDirective))");
    admin.seesWhichPagesCouldMove();
    admin.keepsTheEventsAsAFile();
    admin.switchesThereAndBack();
    admin.takesTheNodeIntoMaintenance();
    assertEquals("[]", admin.page.run("return JSON.stringify(refused)"));
  }

  private void seesWhichPagesCouldMove() throws IOException {
    view("pages");
    page.awaitTrue(
        "this page is one, and could move",
        shows("pages-count", "Open pages: 1. Can move: 1.")
            + " && document.querySelector('[data-pages-found]').innerText"
            + ".includes('Reaches serverA')");
    page.screenshot("pages");
  }

  private void keepsTheEventsAsAFile() throws Exception {
    view("events");
    page.awaitTrue("they are there", "return " + rows() + " > 2");
    long all = (Long) page.run("return " + rows());
    page.run(
        "const kind = document.querySelector('[data-events-kind]'); kind.value = 'Settings';"
            + "kind.dispatchEvent(new Event('change'))");
    page.run("document.querySelector('[data-events-text]').focus()");
    page.type("THE ADMIN AT");
    page.awaitTrue("fewer are shown", "return " + rows() + " > 0 && " + rows() + " < " + all);
    page.screenshot("events");
    NarrowView.isWhole(browser, "events-narrow");
    browser.keepFilesIn(folder);
    page.run("document.querySelector('[data-events-export]').click()");
    Await.until("the file is there", Duration.ofSeconds(10), folder::toString, this::isKept);
    Path file = files().get(0);
    assertTrue(file.getFileName().toString().startsWith("events-serverB-"), file::toString);
    JsonArray kept =
        JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("events");
    assertEquals((Long) page.run("return " + rows()), kept.size());
    for (JsonElement event : kept) {
      assertEquals("Settings", event.getAsJsonObject().get("kind").getAsString());
    }
  }

  /** Asked of the Standby first, then of the Running node: either can. */
  private void switchesThereAndBack() throws IOException {
    view("status");
    page.awaitTrue("who is signed in stays", shows("signed-in-to", "Signed in to serverB"));
    page.awaitTrue("that is clearly shown", shows("kept", "Kept on serverB"));
    page.awaitTrue("so is who runs", shows("elsewhere", "serverA is Running"));
    page.awaitTrue("and the link", shows("link", "linked"));
    click("switch");
    awaitAsked("Switch from serverA to serverB?", "The pages of serverA move here");
    page.type(Keys.ESCAPE);
    page.awaitTrue("it is given up", "return !document.querySelector('[data-confirm]').open");
    pair.b().awaitState("Standby");
    click("switch");
    awaitAsked("Switch from serverA to serverB?", "The pages of serverA move here");
    click("confirm-yes");
    page.awaitTrue("it is said", shows("done", "serverB is Running now"));
    pair.awaitFull(pair.b());
    page.awaitTrue(
        "and why", shows("last-change", "Standby → Running: the redundant node handed over"));
    assertEquals(true, page.run("return document.querySelector('[data-elsewhere]').hidden"));
    page.awaitTrue(
        "the screen knows",
        "return document.querySelector('[data-own=state]').innerText === 'Running'");
    click("switch");
    awaitAsked("Switch from serverB to serverA?", "Pages open on serverB: 1, this one among them");
    page.screenshot("switch-asked");
    click("confirm-yes");
    page.awaitTrue("it is said", shows("done", "serverB is Standby now"));
    page.screenshot("switch-done");
    pair.awaitFull(pair.a());
  }

  private void takesTheNodeIntoMaintenance() throws IOException {
    page.run("document.querySelector('[data-maintain-for]').value = '120'");
    page.run("document.querySelector('[data-maintain]').requestSubmit()");
    awaitAsked("Take serverB into maintenance?", "even where nobody else can run");
    page.screenshot("maintenance-asked");
    click("confirm-yes");
    page.awaitTrue("it is said", shows("done", "In maintenance until"));
    pair.b().await("is in maintenance", status -> status.has("maintenance"));
    page.awaitTrue(
        "it can be ended", "return !document.querySelector('[data-maintain-off]').hidden");
    click("switch");
    awaitAsked("Switch from serverA to serverB?", "serverB becomes Running");
    click("confirm-yes");
    page.awaitTrue("the node's reason is said", shows("done", "maintenance"));
    page.awaitTrue("and is a refusal", "return !!document.querySelector('[data-done] .mark-warn')");
    page.screenshot("switch-refused");
    NarrowView.isWhole(browser, "status-narrow");
    click("maintain-off");
    page.awaitTrue("it is said", shows("done", "The maintenance is over"));
    pair.awaitFull(pair.a());
  }

  private boolean isKept() throws IOException {
    List<Path> files = files();
    return files.size() == 1
        && files.get(0).toString().endsWith(".json")
        && Files.size(files.get(0)) > 0;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private void view(String name) {
    click("view=" + name);
  }

  private void click(String name) {
    page.run("document.querySelector('[data-" + name + "]').click()");
  }

  private void awaitAsked(String title, String line) {
    page.awaitTrue(
        "it asks: " + title,
        "return document.querySelector('[data-confirm]').open && "
            + contains("confirm", title)
            + " && "
            + contains("confirm", line));
  }

  private static String rows() {
    return "document.querySelectorAll('[data-events-found] tr').length";
  }
}

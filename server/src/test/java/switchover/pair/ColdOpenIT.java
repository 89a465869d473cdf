package switchover.pair;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.browser.Browser;
import switchover.browser.Page;

/** A bookmark, a reload, a kiosk's start page: opened while the page's node is dead. */
@Tag("screens")
class ColdOpenIT {
  private static final String REST = "/area/tank-1?a=%2F&a#x";
  private static final Duration LONG = Duration.ofSeconds(20);

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void aDeadNodesPageOpensOnTheRunningOne() throws Exception {
    TestPair pair = TestPair.in(lab).ready();
    String a = pair.a().place().url();
    String b = pair.url(pair.b());
    pair.a().start();
    pair.a().awaitAnswering();
    Browser browser = Browser.start(lab, pair.pageHosts());
    awaitWorker(browser.open(a + "/"));
    pair.b().start();
    pair.awaitFull(pair.a());
    // The page stays open, so that nobody but the worker itself can have learnt of B.
    awaitWorkerKnows(browser.page(), "serverB");

    pair.a().process().kill();
    pair.b().awaitState("Running");
    browser.page().awaitAt(b + "/");
    Page page = follow(browser, a + REST);
    page.awaitAt(b + REST);
    page.awaitStay("CurrentRunning");

    pair.b().process().kill();
    page = follow(browser, a + REST);
    awaitText(page, "No answer from serverA, serverB. Asking again by itself.");
    page.screenshot("cold-open-both-silent");
    pair.a().start();
    page.awaitAt(a + REST, LONG);
    page.awaitStay("CurrentRunning");
  }

  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "takes 17 s; ./test opens a killed node's page")
  @Test
  void aFrozenNodesPageOpensOnTheRunningOne() throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    String a = pair.a().place().url();
    Browser browser = Browser.start(lab, pair.pageHosts());
    awaitWorker(browser.open(a + "/"));
    pair.a().process().freeze();
    pair.b().awaitState("Running");
    browser.page().awaitAt(pair.url(pair.b()) + "/");
    follow(browser, a + REST).awaitAt(pair.url(pair.b()) + REST);
  }

  @Test
  void theWorkerGoesWhereTheSettingSaysSo() throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    String a = pair.a().place().url();
    Browser browser = Browser.start(lab, pair.pageHosts());
    awaitWorker(browser.open(a + "/"));
    pair.a().process().stop();
    Path file = pair.a().home().folder().resolve("switchover.json");
    JsonObject settings = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    JsonObject pages = new JsonObject();
    pages.addProperty("coldOpen", false);
    settings.add("page", pages);
    pair.a().home().settings(settings);
    pair.a().start();
    pair.awaitFull(pair.a());
    Page page = browser.open(a + "/");
    Await.until("no worker is left", LONG, page::href, () -> workersAreGone(page));
  }

  /** As a bookmark does: wherever it leads. */
  private static Page follow(Browser browser, String url) {
    browser.page().run("location.assign('" + url + "')");
    return browser.page();
  }

  /** It controls the page and knows what its node says. */
  private static void awaitWorker(Page page) {
    awaitWorkerKnows(page, "serverA");
  }

  private static void awaitWorkerKnows(Page page, String name) {
    String look =
        "caches.match(new URL('switchover/last-status', document.baseURI).href)"
            + ".then(kept => kept && kept.text()).then(text => { self.workerKnows = text; });"
            + "return navigator.serviceWorker.controller && self.workerKnows || ''";
    Await.until(
        "the worker is at work and knows of " + name,
        LONG,
        page::href,
        () -> String.valueOf(page.run(look)).contains('"' + name + '"'));
  }

  private static boolean workersAreGone(Page page) {
    String look =
        "navigator.serviceWorker.getRegistrations()"
            + ".then(all => { self.workersGone = all.length === 0; });"
            + "return self.workersGone === true";
    return Boolean.TRUE.equals(page.run(look));
  }

  private static void awaitText(Page page, String text) {
    Await.until(
        "the page says: " + text,
        LONG,
        page::href,
        () -> String.valueOf(page.run("return document.body.textContent")).contains(text));
  }
}

package switchover.screens;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.Keys;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;
import switchover.pair.Http;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** The configuration screen of real nodes: its first start, and each view of a pair at work. */
final class AdminScreens {
  private static final String PASSWORD = "correct horse battery";
  private static final List<String> LANGUAGES = List.of("en", "zh");

  /** Each view, and what is there once it has something to show. */
  private static final Map<String, String> VIEWS = views();

  private final Browser browser;
  private final Camera camera;
  private final TestNode node;
  private final String url;
  private int shots;

  private AdminScreens(Browser browser, TestPair pair) {
    this.browser = browser;
    camera = Camera.forAdmins(browser);
    node = pair.a();
    url = pair.url(node) + "/config/";
  }

  /** A node without a pair leads its first admin to one. */
  static void firstStart(Engine engine, Lab lab) throws Exception {
    TestPair pair = TestPair.in(lab).ready();
    JsonObject settings = pair.a().home().settings();
    settings.remove("redundancy");
    pair.a().home().settings(settings);
    pair.a().start();
    pair.a().awaitAnswering();
    AdminScreens screens = new AdminScreens(Browser.start(engine, lab, pair.pageHosts()), pair);
    for (String language : LANGUAGES) {
      screens.open(language, "status");
      screens.camera.take("first-start-code-" + language);
    }
    screens.makeFirstAdmin("");
    for (String language : LANGUAGES) {
      Page page = screens.open(language, "status");
      page.awaitTrue("it leads on", shown("guide-form"));
      screens.camera.take("first-start-master-" + language);
      page.run(
          "const role = document.getElementById('guide-role'); role.value = 'Backup';"
              + "for (const kind of ['input', 'change'])"
              + " role.dispatchEvent(new Event(kind, {bubbles: true}))");
      page.fill("guide-master", "http://serverB.plant.example:8060");
      page.awaitTrue(
          "it is looked for",
          "return document.querySelector('[data-guide-found]').innerText !== ''");
      screens.camera.take("first-start-backup-" + language);
    }
  }

  /** Who may sign in, and what was done, so that each view has something to show. */
  static void ofAPair(Engine engine, Lab lab) throws Exception {
    TestPair pair = TestPair.in(lab).manual().startFull();
    AdminScreens screens = new AdminScreens(Browser.start(engine, lab, pair.pageHosts()), pair);
    for (String language : LANGUAGES) {
      screens.open(language, "accounts");
      screens.camera.take("configuration-first-admin-" + language);
    }
    screens.makeFirstAdmin("accounts");
    screens.live(pair);
    for (String language : LANGUAGES) {
      for (Map.Entry<String, String> view : VIEWS.entrySet()) {
        screens.open(language, view.getKey()).awaitTrue(view.getKey(), there(view.getValue()));
        screens.camera.take("configuration-" + view.getKey() + "-" + language);
      }
    }
    Page page = screens.open("en", "accounts");
    page.run("document.querySelector('[data-sign-out]').click()");
    page.awaitTrue("nobody is in", shown("sign-in"));
    for (String language : LANGUAGES) {
      screens.open(language, "audit");
      screens.camera.take("configuration-sign-in-" + language);
    }
  }

  private Page open(String language, String view) {
    // Where the fragment alone differs a browser loads nothing anew.
    Page page = browser.visit(url + "?lang=" + language + "&of=" + shots++ + "#" + view);
    page.awaitTrue(
        "it is there",
        "return document.querySelector('[data-view=\"" + view + "\"]').ariaCurrent !== null");
    page.awaitTrue("the node has answered", there("[data-own=state]"));
    return page;
  }

  private static Map<String, String> views() {
    Map<String, String> views = new LinkedHashMap<>();
    views.put("status", "[data-last-change]");
    views.put("node-settings", "[id^=field-]");
    views.put("redundancy", "[id^=field-]");
    views.put("pages", "[data-pages-count]");
    views.put("events", "[data-events-found] tr");
    views.put("accounts", "[data-accounts-found] tr");
    views.put("audit", "[data-audit-found] tr");
    return views;
  }

  private static String there(String selector) {
    return "const place = document.querySelector('"
        + selector
        + "');"
        + " return !!place && (place.id !== '' || place.innerText.trim() !== '')";
  }

  private static String shown(String mark) {
    return "const place = document.querySelector('[data-"
        + mark
        + "]');"
        + " return !!place && place.getClientRects().length > 0";
  }

  private void makeFirstAdmin(String view) throws IOException {
    Page page = open("en", view.isEmpty() ? "status" : view);
    String code = Files.readString(node.home().folder().resolve("first-admin.code")).strip();
    page.run("document.getElementById('first-admin-code').focus()");
    page.type(code, Keys.TAB, "anna", Keys.TAB, PASSWORD, Keys.ENTER);
    page.awaitTrue("she is in", shown("signed-in"));
  }

  private void live(TestPair pair) throws Exception {
    String base = node.place().url();
    String token = node.home().token();
    for (String account :
        List.of(
            account("oskar", "operator"),
            account("night.shift-hall.3-packaging.line-second.floor@plant.example", "operator"),
            account("maintenance-contractor@very-long-company-name.example", "admin"))) {
      Http.post(base + "/api/accounts", token, account);
    }
    Http.post(base + "/api/accounts", token, account("oskar", "king"));
    String until = Instant.now().plusSeconds(3600).toString();
    Http.post(base + "/api/maintenance", token, "{\"on\":true,\"until\":\"" + until + "\"}");
    pair.b().awaitState("Running");
    Http.post(base + "/api/maintenance", token, "{\"on\":false}");
    pair.awaitFull(pair.b());
    pair.switchByHttp(pair.b());
    pair.awaitFull(pair.a());
    Http.post(base + "/api/switch", "x".repeat(43));
  }

  private static String account(String name, String role) {
    return "{\"name\":\""
        + name
        + "\",\"role\":\""
        + role
        + "\",\"password\":\""
        + PASSWORD
        + "\"}";
  }
}

package switchover.controls;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import switchover.browser.Browser;
import switchover.browser.Page;
import switchover.pair.Lab;

/** Attacks by a web page in the browser of somebody who is signed in to the victim. */
final class BrowserAttacks {
  private static final String SIGN_IN =
      "return fetch('/config/session', {method: 'POST', headers: {'Switchover-Session': 'x'},"
          + " body: JSON.stringify({name: 'anna', password: '"
          + Victim.PASSWORD
          + "'})}).then(answer => answer.status)";

  private final Lab lab;
  private final Victim victim;
  private final String host;
  private final Map<String, String> hosts;
  private Browser browser;
  private String evil;

  /**
   * @param host the victim's name for the browser
   * @param hosts as the browser is to map them
   */
  BrowserAttacks(Lab lab, Victim victim, String host, Map<String, String> hosts) {
    this.lab = lab;
    this.victim = victim;
    this.host = host;
    this.hosts = hosts;
  }

  Map<String, Attack> all() {
    return Map.of(
        "pageOfAnotherPort", this::pageOfAnotherPort,
        "framedScreen", this::framedScreen,
        "scriptInThePage", this::scriptInThePage,
        "scriptThatReadsTheCookie", this::scriptThatReadsTheCookie);
  }

  private String url() {
    return victim.place().url(host);
  }

  private Browser browser() throws IOException {
    if (browser == null) {
      browser = Browser.start(lab, hosts);
      HttpServer site = HttpServer.create(new InetSocketAddress(victim.place().ip(), 0), 0);
      String page =
          "<!DOCTYPE html><title>evil</title><iframe src='" + url() + "/config/'></iframe>";
      site.createContext(
          "/",
          exchange -> {
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      site.start();
      lab.keep(() -> site.stop(0));
      evil = "http://" + host + ":" + site.getAddress().getPort() + "/";
    }
    return browser;
  }

  private Page screen() throws IOException {
    return browser().visit(url() + "/config/");
  }

  private void signIn(Page screen) {
    Object status = screen.run(SIGN_IN);
    if (!Long.valueOf(200).equals(status)) {
      throw new AssertionError("not signed in: " + status);
    }
  }

  /**
   * Such as of an HMI beside the node: the browser sends it the node's cookie, and the node its.
   */
  private boolean pageOfAnotherPort() throws Exception {
    signIn(screen());
    Page page = browser().visit(evil);
    Instant until = Instant.now().plus(1, ChronoUnit.HOURS);
    page.run(
        "return fetch('"
            + url()
            + "/api/maintenance', {method: 'POST', mode: 'no-cors', credentials: 'include',"
            + " body: '{\"on\":true,\"until\":\""
            + until
            + "\"}'}).then(() => 0)");
    boolean done = victim.node().status().has("maintenance");
    victim.admin("POST", "/api/maintenance", "{\"on\":false}");
    return done;
  }

  /** What is clicked there is clicked in the screen. */
  private boolean framedScreen() throws IOException {
    Page page = browser().visit(evil);
    page.awaitTrue("all is loaded", "return document.readyState === 'complete'");
    return page.runIn(0, "return location.href").toString().startsWith(url().toLowerCase());
  }

  private boolean scriptInThePage() throws IOException {
    return Boolean.TRUE.equals(
        screen()
            .run(
                "const script = document.createElement('script');"
                    + "script.textContent = 'window.injected = true';"
                    + "document.head.append(script);"
                    + "return window.injected === true"));
  }

  private boolean scriptThatReadsTheCookie() throws IOException {
    Page screen = screen();
    signIn(screen);
    return screen.run("return document.cookie").toString().contains("switchover-");
  }
}

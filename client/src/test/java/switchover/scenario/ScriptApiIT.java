package switchover.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriverException;

/** What the shipped script gives to the page that it is in, and what it does there. */
class ScriptApiIT {
  private static final String URL = "http://pc-test-servera:8060/a?b#c";

  private static final String BEFORE =
      "<!doctype html><title>page</title><body><script>"
          + "var added, told = [], before = Object.keys(window);"
          + "document.addEventListener('switchover:status', e => told.push(e.detail));"
          + "document.addEventListener('switchover:before',"
          + " e => { told.push(e.detail); e.preventDefault(); });"
          + "</script>";

  @TempDir Path folder;

  private Stage stage;

  @Test
  void theScriptLeavesOneNameInThePage() throws Exception {
    in(
        BEFORE
            + "<script src='%s'></script><script>"
            + "var added = Object.keys(window).filter(key => !before.includes(key));"
            + "</script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          await(() -> browser.run("return Switchover.status().why"), "CurrentRunning");
          assertEquals(List.of("Switchover"), browser.run("return added"));
          assertEquals(
              List.of("go", "hold", "start", "status", "stop", "wait"),
              browser.run("return Object.keys(Switchover).sort()"));
          assertTypings("go", "hold", "start", "status", "stop", "wait");
        });
  }

  @Test
  void theModuleExportsTheSameAndStartsWhenTold() throws Exception {
    in(
        BEFORE
            + "<script type=module>"
            + "import api, * as all from '/switchover/switchover.mjs';"
            + "window.names = Object.keys(all).sort(); window.early = all.status();"
            + "all.start(); window.status_ = all.status;"
            + "</script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          await(() -> browser.run("return window.status_ && status_().why"), "CurrentRunning");
          assertEquals(
              List.of("default", "go", "hold", "start", "status", "stop", "wait"),
              browser.run("return names"));
          assertEquals(null, browser.run("return early"));
        });
  }

  @Test
  void thePageIsToldAndMayHoldItself() throws Exception {
    in(
        BEFORE + "<p data-switchover-line></p><script src='%s' data-indicator=on></script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          await(() -> browser.run("return Switchover.status().why"), "CurrentRunning");
          String root = "return document.documentElement.getAttribute('data-switchover-writable')";
          assertEquals("true", browser.run(root));
          await(
              () ->
                  browser.run(
                      "return [...document.querySelectorAll('[data-switchover-line]')]"
                          + ".map(e => e.textContent)"),
              List.of("serverA Running, serverB Standby", "serverA Running, serverB Standby"));
          assertEquals(
              "ok",
              browser.run(
                  "return document.querySelector('div [data-switchover-line]')"
                      + ".getAttribute('data-switchover-says')"));
          stage.turnTo(phase("table-on-master-master-standby-backup-running", 1));
          await(() -> browser.run("return Switchover.status().why"), "Held");
          assertEquals(URL, browser.run("return location.href"));
          assertEquals("false", browser.run(root));
          assertEquals(
              "http://pc-test-serverb:8060/a?b#c",
              browser.run(
                  "return told.find(d => d.why === 'CurrentStandby' && !d.current).target"));
          browser.run("Switchover.stop()");
          assertEquals(null, browser.run("return Switchover.status()"));
          assertEquals(
              1L, browser.run("return document.querySelectorAll('[data-switchover-line]').length"));
        });
  }

  /** In a planned switch both are Standby for a moment; nobody is to be alarmed by that. */
  @Test
  void commandsAreHeldAtOnceAndTheLineSaysSoOnlyWhereItLasts() throws Exception {
    in(
        BEFORE
            + "<p data-switchover-line></p><script src='%s'></script><script>"
            + "const line = document.querySelector('[data-switchover-line]'), root = document.documentElement;"
            + "let atOnce; document.addEventListener('switchover:status', e => {"
            + "  if (e.detail.why === 'BothStandby') {"
            + "    atOnce ??= [line.textContent, root.dataset.switchoverWritable];"
            + "  }"
            + "});</script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          String text = "return line.textContent";
          await(() -> browser.run(text), "serverA Running, serverB Standby");
          stage.turnTo(phase("table-on-master-master-standby-backup-standby", 1));
          await(() -> browser.run(text), "Both Standby: serverA and serverB, nobody is Running");
          assertEquals(
              List.of("serverA Running, serverB Standby", "false"), browser.run("return atOnce"));
        });
  }

  @Test
  void aPageWithAPerformanceOfItsOwnAndWithoutAHeadMovesLikeAnyOther() throws Exception {
    in(
        "<!doctype html><title>page</title><script>var performance = 0.87</script>"
            + "<script src='%s'></script><script>document.head.remove()</script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          await(() -> browser.run("return Switchover.status().why"), "CurrentRunning");
          browser.run("performance = null");
          stage.turnTo(phase("table-on-master-master-standby-backup-running", 1));
          await(() -> browser.run("return location.host"), "pc-test-serverb:8060");
        });
  }

  @Test
  void anAnnouncedMoveIsInTheLanguageOfThePageAndTheOperatorsToPutOffOrMakeAtOnce()
      throws Exception {
    String bar = "const bar = document.querySelector('[data-switchover-live]').parentNode;";
    in(
        "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>page</title>"
            + "<script src='%s' data-indicator=on data-warn=20></script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          String line = bar + "return bar.firstChild.textContent";
          String live = bar + "return bar.querySelector('[role=status]').textContent";
          String buttons =
              bar
                  + "return [...bar.querySelectorAll('button')].map(b => b.hidden || b.textContent)";
          await(() -> browser.run(line), "serverA 运行，serverB 备用");
          assertEquals(List.of(true, true), browser.run(buttons));
          stage.turnTo(phase("table-on-master-master-standby-backup-running", 1));
          await(() -> browser.run("return Switchover.status().seconds"), 17L);
          await(() -> browser.run(line), "▲ serverA 为备用，将在 17 秒后切换到 serverB");
          assertEquals("serverA 为备用，将在 20 秒后切换到 serverB", browser.run(live));
          assertEquals(List.of("稍后", "立即切换"), browser.run(buttons));
          browser.run(bar + "bar.querySelector('[data-switchover-wait]').click()");
          assertEquals(20L, browser.run("return Switchover.status().seconds"));
          assertEquals("Announced", browser.run("return Switchover.status().why"));
          assertEquals(URL, browser.run("return location.href"));
          browser.run(bar + "bar.querySelector('[data-switchover-go]').click()");
          await(() -> browser.run("return location.host"), "pc-test-serverb:8060");
        });
  }

  @Test
  void aScriptThatIsPutInOnceTheDocumentIsReadHasItsBarToo() throws Exception {
    in(
        "<!doctype html><title>page</title><body><script>"
            + "document.addEventListener('DOMContentLoaded', () => {"
            + "  const late = document.createElement('script');"
            + "  late.src = '%s';"
            + "  late.dataset.indicator = 'on';"
            + "  document.head.append(late);"
            + "})</script>",
        "table-on-master-master-running-backup-standby",
        browser ->
            await(
                () ->
                    browser.run(
                        "return [...document.querySelectorAll('div > [data-switchover-line]')]"
                            + ".map(e => e.textContent)"),
                List.of("serverA Running, serverB Standby")));
  }

  @Test
  void theWindowKeepsItsNameOverAJump() throws Exception {
    in(
        "<!doctype html><title>page</title><script>"
            + "window.after = []; document.addEventListener('switchover:after',"
            + " e => after.push(e.detail.from));"
            + "if (location.host.includes('servera')) window.name = 'wall 3';"
            + "</script><script src='%s'></script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          await(() -> browser.run("return Switchover.status().why"), "CurrentRunning");
          stage.turnTo(phase("table-on-master-master-standby-backup-running", 1));
          await(() -> browser.run("return location.host"), "pc-test-serverb:8060");
          await(() -> browser.run("return window.after && after.join()"), "serverA");
          assertEquals("wall 3", browser.run("return window.name"));
        });
  }

  @Test
  void aPageThatHoldsItselfStaysUntilItLetsGo() throws Exception {
    onAPageThatHoldsItself(
        browser -> {
          assertEquals(URL, browser.run("return location.href"));
          browser.run("Switchover.hold(false)");
          await(() -> browser.run("return location.host"), "pc-test-serverb:8060");
        });
  }

  @Test
  void theOperatorsClickMovesAPageThatHoldsItself() throws Exception {
    onAPageThatHoldsItself(
        browser -> {
          await(
              () ->
                  browser.run(
                      "return [...document.querySelector('[data-switchover-live]').parentNode.children]"
                          + ".filter(e => e.offsetWidth && !e.role).map(e => e.textContent)"),
              List.of(
                  "■ serverA is Standby, not moved to serverB: this page holds itself", "Go now"));
          browser.run("document.querySelector('[data-switchover-go]').click()");
          await(() -> browser.run("return location.host"), "pc-test-serverb:8060");
        });
  }

  /** Its node is Standby by now, the other one Running. */
  private void onAPageThatHoldsItself(Told told) throws Exception {
    in(
        "<!doctype html><title>page</title><script src='%s' data-indicator=on></script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          await(() -> browser.run("return Switchover.status().why"), "CurrentRunning");
          browser.run("Switchover.hold()");
          stage.turnTo(phase("table-on-master-master-standby-backup-running", 1));
          await(() -> browser.run("return Switchover.status().why"), "Held");
          told.by(browser);
        });
  }

  @Test
  void thePageLooksWhetherItsUserIsSignedInOnTheOtherNode() throws Exception {
    in(
        "<!doctype html><title>page</title><script src='%s' data-session='me?brief'></script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          await(() -> stage.reported().replaceFirst("page=\\d+&", ""), "other=Ready&session=No");
          assertEquals("http://pc-test-serverb:8060/me?brief", stage.askedForSession());
        });
  }

  /** The shipped worker, before a network and a clock of the test's own. */
  @Test
  void theWorkerLearnsAnewWhileAPageIsOpenAndLeavesWhatThePageAsksAlone() throws Exception {
    in(
        "<!doctype html><title>page</title><script>"
            + "const asked = [], heard = {}; let millis = 1e6, touched = false;"
            + "class Clock extends Date { static now() { return millis; } }"
            + "const worker = {registration: {scope: 'https://a.plant/'},"
            + " addEventListener: (kind, hear) => { heard[kind] = hear; }};"
            + "const network = url => { asked.push(url); return Promise.reject(); };"
            + "const passes = url => heard.fetch({request: {mode: 'cors', method: 'GET', url},"
            + " waitUntil() {}, respondWith() { touched = true; }});"
            + "const beat = (base, seconds) => {"
            + "  for (let i = 0; i < seconds; i++, millis += 1000) passes(base + '/status');"
            + "  return asked.splice(0).join();"
            + "};"
            + "fetch('/switchover/worker.js').then(res => res.text()).then(text => {"
            + "  new Function('self', 'fetch', 'Date', text)(worker, network, Clock);"
            + "});"
            + "</script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          String own = "https://a.plant/status";
          await(() -> browser.run("return !!heard.fetch"), true);
          String beat = "return beat('https://a.plant', 120)";
          assertEquals(own + "," + own, browser.run(beat), "once a minute");
          assertEquals("", browser.run("return beat('https://b.plant', 120)"));
          browser.run("beat('https://a.plant', 1)");
          browser.run("passes('https://b.plant/status/events?signsEvery=5')");
          assertEquals(own, browser.run(beat.replace("120", "0")), "the page has found a node");
          assertEquals(false, browser.run("return touched"));
        });
  }

  /** The strictest policy that lets a page ask its nodes, and the script's own hash. */
  @Test
  void aStrictPolicyAndAnIntegrityHashAreNoHindrance() throws Exception {
    in(
        "<!doctype html><title>page</title><meta http-equiv=Content-Security-Policy content=\""
            + "default-src 'none'; script-src 'self'; connect-src http: https:;"
            + " require-trusted-types-for 'script'\">"
            + "<body><script src='%s' crossorigin=anonymous data-indicator=on integrity='"
            + integrity()
            + "'></script>",
        "table-on-master-master-running-backup-standby",
        browser -> {
          await(() -> browser.run("return Switchover.status().why"), "CurrentRunning");
          await(
              () ->
                  browser.run(
                      "return getComputedStyle(document.querySelector('[role=status]').parentNode)"
                          + ".backgroundColor"),
              "rgb(230, 230, 230)");
          stage.turnTo(phase("table-on-master-master-standby-backup-running", 1));
          await(() -> browser.run("return location.host"), "pc-test-serverb:8060");
        });
  }

  private static String integrity() throws Exception {
    String script = "/META-INF/resources/switchover/switchover.js";
    try (InputStream in = ScriptApiIT.class.getResourceAsStream(script)) {
      byte[] hash = MessageDigest.getInstance("SHA-384").digest(in.readAllBytes());
      return "sha384-" + Base64.getEncoder().encodeToString(hash);
    }
  }

  private interface Told {
    void by(Chromium browser) throws IOException;
  }

  private void in(String html, String scenario, Told told) throws Exception {
    try (Stage opened = new Stage(TestTls.in(folder), html)) {
      stage = opened;
      stage.turnTo(phase(scenario, 0));
      String rules = Chromium.mapAllTo(stage);
      try (Chromium browser = new Chromium(folder.resolve("profile"), rules)) {
        browser.go(URL);
        told.by(browser);
      }
    }
  }

  private static Scenario.Phase phase(String name, int index) {
    return Scenario.named(name).phases().get(index);
  }

  private static void await(Supplier<Object> told, Object wanted) {
    Object[] last = new Object[1];
    Patience.until(
        () -> {
          last[0] = quietly(told);
          return wanted.equals(last[0]);
        });
    assertEquals(wanted, last[0]);
  }

  /** Null while the page is on its way. */
  private static Object quietly(Supplier<Object> told) {
    try {
      return told.get();
    } catch (WebDriverException onItsWay) {
      return null;
    }
  }

  private static void assertTypings(String... functions) throws IOException {
    String resource = "/META-INF/resources/switchover/switchover.d.ts";
    try (var in = ScriptApiIT.class.getResourceAsStream(resource)) {
      String typings = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String function : functions) {
        assertTrue(typings.contains("export declare function " + function + "("), function);
      }
    }
  }
}

package switchover.screens;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import switchover.browser.Browser;
import switchover.browser.Engine;
import switchover.browser.Page;
import switchover.pair.Await;
import switchover.pair.HaProxy;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * Takes pictures of every state that an operator can meet, in {@code target/screens}, to be looked
 * at: of the runtime page, and of the client's own bar in another page, in English and in Chinese;
 * and of each view of the configuration screen, in Firefox too. Nodes, faults and browsers are
 * real.
 */
public final class Screens {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String PUBLIC_HOST = "testserver.com";
  private static final String PUBLIC = "https://" + PUBLIC_HOST + ":8066";
  private static final List<String> LANGUAGES = List.of("en", "zh");

  private Screens() {}

  private interface Session {
    void of(Lab lab) throws Exception;
  }

  /** Takes no arguments; ends with 1 where a state was not reached. */
  public static void main(String[] arguments) {
    boolean all = true;
    for (Scene scene : Scene.values()) {
      all &= in(scene.name(), lab -> play(lab, scene));
    }
    all &= in("MOVED_BY_PROXY", Screens::movedByProxy);
    all &= in("COLD_OPEN", Screens::coldOpen);
    for (Engine engine : List.of(Engine.CHROMIUM, Engine.FIREFOX)) {
      all &= in("FIRST_START, " + engine, lab -> AdminScreens.firstStart(engine, lab));
      all &= in("CONFIGURATION, " + engine, lab -> AdminScreens.ofAPair(engine, lab));
    }
    System.out.println("pictures: " + Camera.folder());
    System.exit(all ? 0 : 1);
  }

  private static boolean in(String name, Session session) {
    Lab lab = Lab.open();
    try {
      session.of(lab);
      System.out.println(name);
      return true;
    } catch (Exception | AssertionError e) {
      lab.testify();
      System.out.println(name + ": no picture: " + e);
      return false;
    } finally {
      lab.close();
    }
  }

  private static void play(Lab lab, Scene scene) throws Exception {
    TestPair pair = scene.plan(TestPair.in(lab).cuttable().manual()).startFull();
    Hmi hmi = Hmi.start(lab, pair);
    Browser browser = Browser.start(lab, pair.pageHosts());
    Map<String, String> pages = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      open(browser.openInNewWindow(pair.url(pair.a()) + "/?lang=" + language), scene);
      pages.put(browser.window(), "runtime-" + language);
      open(browser.openInNewWindow(hmi.url(pair.a(), language)), scene);
      pages.put(browser.window(), "bar-" + language);
    }
    scene.happen(pair);
    Camera camera = Camera.forOperators(browser);
    for (Map.Entry<String, String> each : pages.entrySet()) {
      reach(browser.in(each.getKey()), scene, scene.at(pair));
      camera.take(lower(scene.name()) + "-" + each.getValue());
    }
  }

  private static void open(Page page, Scene scene) {
    page.awaitKnows("Running", "Standby");
    page.awaitFirstPaintEpochMillis();
    scene.prepare(page);
  }

  private static void reach(Page page, Scene scene, TestNode at) {
    page.await(
        scene.why() + " on " + at,
        says ->
            scene.why().equals(says.get("why").getAsString())
                && at.name().equals(says.getAsJsonObject("current").get("name").getAsString()));
    page.awaitFirstPaintEpochMillis();
  }

  /** The public address has gone over to the other node, under a page that does not reload. */
  private static void movedByProxy(Lab lab) throws Exception {
    TestPair pair = TestPair.in(lab).manual().publicAddress(PUBLIC).startFull();
    HaProxy.start(lab, pair);
    Map<String, String> hosts = new LinkedHashMap<>(pair.pageHosts());
    hosts.put(PUBLIC_HOST, HaProxy.IP);
    Browser browser = Browser.start(lab, hosts);
    Page page = browser.open(PUBLIC + "/");
    page.awaitStay("CurrentRunning");
    pair.a().process().kill();
    page.await("the other node is here", says -> says.has("notice"));
    page.awaitStay("CurrentRunning");
    Camera.forOperators(browser).take("moved-by-proxy-runtime");
  }

  /** A bookmark is followed while both nodes are dead; the address is one that browsers trust. */
  private static void coldOpen(Lab lab) throws Exception {
    TestPair pair = TestPair.in(lab).manual().startFull();
    Browser browser = Browser.start(lab, pair.pageHosts());
    Page page = browser.open(pair.a().place().url() + "/");
    Await.until(
        "a worker is at work",
        SOON,
        page::href,
        () -> Boolean.TRUE.equals(page.run("return !!navigator.serviceWorker.controller")));
    pair.a().process().kill();
    pair.b().process().kill();
    page.awaitStay("BothSilent");
    page.run("location.assign('/area/tank-1')");
    Await.until(
        "the page waits",
        SOON,
        page::href,
        () -> page.run("return document.body.textContent").toString().startsWith("No answer"));
    Camera.forOperators(browser).take("cold-open");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

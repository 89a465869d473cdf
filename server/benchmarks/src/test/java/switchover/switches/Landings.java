package switchover.switches;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openqa.selenium.WebDriverException;
import switchover.browser.Browser;
import switchover.browser.Page;
import switchover.figures.Measured;
import switchover.figures.Moment;
import switchover.pair.Await;
import switchover.pair.EpochMillis;
import switchover.pair.HaProxy;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * From a fault, or an order to switch, to the first paint of the page on the other node. Each run
 * begins with a full pair and a fresh tab; the contenders take turns, so that what else this
 * machine does befalls them alike.
 */
final class Landings {
  private static final int WARM_UPS = 2;
  private static final int REST_MILLIS = 2500;
  private static final int SPREAD_MILLIS = 1000;
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  /** Of both nodes, as the README advises: then Chromium goes on in the page's own process. */
  private static final String DOMAIN = "plant.example";

  private static final String PUBLIC_HOST = "testserver.com";
  private static final String WHERE = "/area/tank-1?span=300#p-101";

  /** By whom the document was served; "" before its script is at work. */
  private static final String SERVED_BY =
      "const told = window.Switchover && Switchover.status && Switchover.status();"
          + "return document.documentElement.dataset.servedBy"
          + " || (told && told.current.name) || ''";

  private final Lab lab;
  private final TestPair pair;
  private final HaProxy proxy;
  private final Map<String, Measured> measured = new LinkedHashMap<>();
  private Browser browser;

  private Landings(Lab lab, TestPair pair, HaProxy proxy) throws IOException {
    this.lab = lab;
    this.pair = pair;
    this.proxy = proxy;
    browser = anotherBrowser();
    Arrays.stream(Contender.values()).forEach(one -> measured.put(one.words(), new Measured()));
  }

  /** These faults, each that often; Recovery is Manual, so that no node moves a second time. */
  static Map<String, Measured> measure(Lab lab, int runs, List<Fault> faults) throws Exception {
    TestPair pair = TestPair.in(lab).manual().domain(DOMAIN).startFull();
    HaProxy proxy = HaProxy.withDefaultCheck(lab, pair);
    Landings landings = new Landings(lab, pair, proxy);
    for (Fault fault : faults) {
      for (int i = 0; i < runs + WARM_UPS; i++) {
        for (Contender contender : Contender.values()) {
          landings.takeTurn(contender, fault, i >= WARM_UPS);
        }
      }
    }
    return landings.measured;
  }

  private Browser anotherBrowser() throws IOException {
    Map<String, String> hosts = new LinkedHashMap<>(pair.pageHosts());
    hosts.put(PUBLIC_HOST, HaProxy.IP);
    return Browser.start(lab, hosts);
  }

  /**
   * In a fresh tab. A Chromium of two hundred switches once did not close the old one any more,
   * which ended an hour of measurements: then another goes on, after a run that does not count.
   */
  private void takeTurn(Contender contender, Fault fault, boolean counts) throws Exception {
    try {
      browser.newTab();
    } catch (WebDriverException hung) {
      System.err.println("another Chromium goes on: " + hung.getRawMessage());
      browser.close();
      browser = anotherBrowser();
      run(contender, fault, false);
      browser.newTab();
    }
    run(contender, fault, counts);
  }

  private void run(Contender contender, Fault fault, boolean counts) throws Exception {
    contender.serve(pair);
    TestNode left = pair.awaitWhole(fault.always(pair));
    TestNode other = pair.other(left);
    Page page = open(contender, left);
    Moment.await(REST_MILLIS, SPREAD_MILLIS);
    double beganEpochMillis = EpochMillis.now();
    fault.befall(pair, left);
    awaitServedBy(page, other);
    double millis = page.awaitFirstPaintEpochMillis() - beganEpochMillis;
    fault.heal(left);
    System.err.printf(Locale.ROOT, "%s, %s: %.0f ms%n", contender.words(), fault.words(), millis);
    if (counts) {
      measured.get(contender.words()).add(fault.words(), millis);
    }
  }

  private Page open(Contender contender, TestNode node) {
    String base = contender.isProxied() ? proxy.url(PUBLIC_HOST) : pair.url(node);
    if (contender.isProxied()) {
      awaitBehindProxy(node);
    }
    Page page = browser.visit(base + WHERE);
    awaitServedBy(page, node);
    page.awaitFirstPaintEpochMillis();
    if (contender.hasClient()) {
      page.awaitKnows("Running", "Standby");
    }
    return page;
  }

  /** The proxy has found out: it sends nobody to the Standby any more. */
  private void awaitBehindProxy(TestNode running) {
    Await.seldom(
        "the proxy sends all to " + running,
        AT_MOST,
        running::seen,
        () -> proxy.holdsUp(running) && !proxy.holdsUp(pair.other(running)));
  }

  /** Looks seldom: each look costs the browser time, and the paint is timed by the browser. */
  private static void awaitServedBy(Page page, TestNode node) {
    Await.seldom(
        "the page is served by " + node,
        AT_MOST,
        page::href,
        () -> node.name().equals(page.run(SERVED_BY)));
  }
}

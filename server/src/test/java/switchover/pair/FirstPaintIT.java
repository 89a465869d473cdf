package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import switchover.browser.Browser;
import switchover.browser.Page;

/** The page is painted first and followed by its client, which it does not go without. */
@Tag("screens")
class FirstPaintIT {
  private static final String CLIENT = "*/switchover/switchover.js*";
  private static final String OWN = "*/runtime/runtime.js*";

  /** Behind the first paint; where a busy machine takes long for that, half a second at most. */
  private static final String IN_ITS_TURN =
      "const asked = performance.getEntriesByType('resource')"
          + ".find((one) => one.name.endsWith('/switchover.js')).startTime;"
          + "const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;"
          + "return asked >= Math.min(painted ?? 500, 500)";

  private static final String SEEN =
      "const seen = (what) =>"
          + " getComputedStyle(document.querySelector(what)).visibility === 'visible';";

  private static final String SHOWS_PANELS = SEEN + "return seen('main') && seen('footer')";

  /** Of a page that nothing has filled, before it says so. */
  private static final String SHOWS_WHAT_THE_CLIENT_SAYS =
      SEEN
          + "document.querySelector('main').dataset.unfilled = '';"
          + "return !seen('main') && !seen('footer .key')"
          + " && seen('[data-switchover-line]') && seen('[data-switchover-live]')"
          + " && seen('[data-switchover-wait]') && seen('[data-switchover-go]')";

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void theClientIsAskedForOnceThePageIsPaintedAndAgainWhereItDidNotCome() throws Exception {
    TestPair pair = TestPair.in(lab).startFull();
    Browser browser = Browser.start(lab, pair.pageHosts());
    Page page = browser.open(pair.url(pair.a()) + "/");
    page.awaitKnows("Running", "Standby");
    assertEquals(true, page.run(IN_ITS_TURN));
    page.awaitTrue("the panels are there once they are filled", SHOWS_PANELS);

    browser.block(CLIENT, OWN);
    Page without = browser.visit(pair.url(pair.a()) + "/area/tank-1");
    without.awaitTrue(
        "the page says that it has no client",
        "return !window.Switchover && document.querySelector('[data-switchover-line]')"
            + ".dataset.switchoverSays === 'alarm'");
    without.awaitTrue("panels that nothing has filled are there all the same", SHOWS_PANELS);
    assertEquals(true, without.run(SHOWS_WHAT_THE_CLIENT_SAYS));
    browser.block();
    without.awaitKnows("Running", "Standby");
    without.awaitTrue(
        "its own scripts have come too",
        "return !!document.querySelector('[data-values] .reading-text')?.textContent");
    pair.switchByHttp(pair.a());
    without.awaitAt(pair.url(pair.b()) + "/area/tank-1");
  }
}

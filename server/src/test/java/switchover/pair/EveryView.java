package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import switchover.browser.Axe;
import switchover.browser.Browser;
import switchover.browser.Page;

/**
 * Every view of the configuration screen and the runtime page, light and dark: axe-core finds
 * nothing serious, and on 320 pixels, as where somebody reads at four times the size, nothing is
 * cut off.
 */
final class EveryView {
  private static final List<String> VIEWS =
      List.of("status", "node-settings", "redundancy", "pages", "events", "audit", "accounts");

  /** What stands above another field than its own; all forms are shown for it. */
  private static final String ASTRAY =
      """
      const forms = [...document.querySelectorAll("form.sign-in")];
      for (const form of forms) {
        for (let at = form; at !== document.body; at = at.parentElement) {
          at.hidden = false;
          at.open = true;
        }
        form.querySelectorAll("[hidden]").forEach((part) => (part.hidden = false));
      }
      return forms.flatMap((form) => [...form.querySelectorAll("label")]).filter((label) => {
        const text = label.getBoundingClientRect();
        const field = label.control.getBoundingClientRect();
        const above = text.height > 0 && text.bottom <= field.top && text.left === field.left;
        return !above || field.top - text.bottom > text.height || field.right > innerWidth;
      }).map((label) => label.control.id).join(" ")""";

  private final Browser browser;
  private final Page page;

  private EveryView(Browser browser, Page page) {
    this.browser = browser;
    this.page = page;
  }

  /**
   * On a screen where somebody is signed in; ends on the runtime page.
   *
   * @param runtime URL of the Running node
   */
  static void isForEverybody(Browser browser, Page page, String runtime) throws IOException {
    EveryView every = new EveryView(browser, page);
    for (String view : VIEWS) {
      page.run("document.querySelector('[data-view=" + view + "]').click()");
      page.awaitTrue(
          view + " is there",
          "return document.querySelector('[data-view=" + view + "]').ariaCurrent !== null");
      every.look(view);
    }
    page.run("document.querySelector('[data-sign-out]').click()");
    page.awaitTrue("the sign-in is there", "return document.activeElement.id === 'sign-in-name'");
    every.look("sign-in");
    every.eachLabelStandsAboveItsField();
    page.run("location.href = '" + runtime + "/'");
    page.awaitTrue("the runtime page is there", "return !!document.querySelector('main svg')");
    every.look("runtime page");
    page.run("document.querySelector('main').append(document.createElement('img'))");
    String seen = Axe.serious(page, "a picture without words");
    assertTrue(seen.contains("image-alt"), "what is serious is found: " + seen);
  }

  private void look(String what) throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      browser.display().dark(dark);
      page.awaitTrue(
          "it is so", "return matchMedia('(prefers-color-scheme: dark)').matches === " + dark);
      assertEquals("", Axe.serious(page, what), what + (dark ? ", dark" : ", light"));
    }
    NarrowView.isWhole(browser, what + "-320");
  }

  /** Else somebody types his password into the field of his name, where all can read it. */
  private void eachLabelStandsAboveItsField() throws IOException {
    for (int width : new int[] {320, 400, 1100, 1600}) {
      browser.display().size(width, 800);
      page.awaitTrue("it is so wide", "return innerWidth === " + width);
      assertEquals("", page.run(ASTRAY), "on " + width + " pixels");
    }
    browser.display().whole();
  }
}

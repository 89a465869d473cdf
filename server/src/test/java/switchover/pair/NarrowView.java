package switchover.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import switchover.browser.Browser;

/** A page on 320 pixels, as on a phone, or where somebody reads at four times the size. */
final class NarrowView {
  private static final String WHOLE =
      "return innerWidth === 320 && document.documentElement.scrollWidth <= 320";

  /** What stands neither beside its field nor right above it. */
  private static final String ASTRAY =
      """
      const seen = (each) => each.getClientRects().length > 0;
      return [...document.querySelectorAll("label[for]")].filter(seen).filter((label) => {
        const text = label.getBoundingClientRect();
        const field = label.control.getBoundingClientRect();
        const gap = field.top - text.bottom;
        const beside = gap < 0 && text.top < field.bottom;
        return !beside && !(gap >= 0 && gap <= text.height && text.left === field.left);
      }).map((label) => label.control.id).join(" ")""";

  private NarrowView() {}

  /** Nothing of the page in front is cut off there, and each label is with its field. */
  static void isWhole(Browser browser, String picture) throws IOException {
    browser.display().size(320, 800);
    browser.page().awaitTrue(picture + ": nothing is wider than the window", WHOLE);
    browser.page().screenshot(picture);
    assertEquals("", browser.page().run(ASTRAY), picture + ": no label is astray");
    browser.display().whole();
  }
}

package switchover.browser;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What the pages of a Chromium or Firefox are shown on: light or dark, and for the page in front
 * how wide and high. A window can't be as narrow as a phone, so this is not its own size.
 */
public final class Display {
  /** Also what it is to be at least: else the window around it decides. */
  private static final String FIREFOX_SIZE =
      "const page = gBrowser.selectedBrowser.style;"
          + "for (const [name, size] of [['width', '%s'], ['height', '%s']])"
          + " for (const each of [name, 'min-' + name, 'max-' + name]) page.setProperty(each, size);";

  private static final String FIREFOX_SCHEME =
      "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', %d);";

  private final Browser browser;

  Display(Browser browser) {
    this.browser = browser;
  }

  /** Makes it that wide and high, in the page's pixels. */
  public void size(int width, int height) throws IOException {
    if (browser.engine() == Engine.FIREFOX) {
      browser.inFirefox(String.format(FIREFOX_SIZE, width + "px", height + "px"));
    } else {
      chromiumSize(width, height, false);
    }
  }

  /** Makes it that of a phone; Firefox has none, and is as narrow. */
  public void phone(int width, int height) throws IOException {
    if (browser.engine() == Engine.FIREFOX) {
      size(width, height);
    } else {
      chromiumSize(width, height, true);
    }
  }

  /** Makes it that of the window again. */
  public void whole() throws IOException {
    if (browser.engine() == Engine.FIREFOX) {
      browser.inFirefox(String.format(FIREFOX_SIZE, "", ""));
    } else {
      browser.devTools("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  /** What the system is said to prefer. */
  public void dark(boolean dark) throws IOException {
    if (browser.engine() == Engine.FIREFOX) {
      browser.inFirefox(String.format(FIREFOX_SCHEME, dark ? 0 : 1));
    } else {
      String scheme = dark ? "dark" : "light";
      browser.devTools(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }
  }

  private void chromiumSize(int width, int height, boolean mobile) {
    browser.devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
  }
}

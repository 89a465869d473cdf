package switchover.screens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import switchover.browser.Browser;

/** Takes pictures of the page in front, light and dark, on screens of several sizes. */
final class Camera {
  private static final Path FOLDER = Path.of("target", "screens");
  private static final Screen DESK = new Screen("desk", 1280, 800, false);
  private static final Screen PHONE = new Screen("phone", 390, 844, true);
  private static final Screen WALL = new Screen("wall", 3840, 2160, false);
  private static final Screen NARROW = new Screen("narrow", 320, 800, false);

  private final Browser browser;
  private final List<Screen> screens;
  private final boolean whole;

  private record Screen(String name, int width, int height, boolean mobile) {}

  private Camera(Browser browser, List<Screen> screens, boolean whole) {
    this.browser = browser;
    this.screens = screens;
    this.whole = whole;
  }

  /** For what an operator sees at once: on a desk and on a phone. */
  static Camera forOperators(Browser browser) {
    return new Camera(browser, List.of(DESK, PHONE), false);
  }

  /** For what an admin scrolls through: from the narrowest window to a wall, each page whole. */
  static Camera forAdmins(Browser browser) {
    return new Camera(browser, List.of(WALL, DESK, NARROW), true);
  }

  /** Where the pictures are. */
  static Path folder() {
    return FOLDER.toAbsolutePath();
  }

  /** As {@code CHROMIUM-NAME-desk-light.png} and so on. */
  void take(String name) throws IOException {
    Files.createDirectories(FOLDER);
    for (Screen screen : screens) {
      size(screen, screen.height());
      if (whole) {
        Number height = (Number) browser.page().run("return document.body.scrollHeight");
        size(screen, Math.max(screen.height(), height.intValue()));
      }
      for (String theme : List.of("light", "dark")) {
        browser.display().dark(theme.equals("dark"));
        String file = browser.engine() + "-" + name + "-" + screen.name() + "-" + theme + ".png";
        Files.write(FOLDER.resolve(file), browser.page().picture());
      }
    }
  }

  private void size(Screen screen, int height) throws IOException {
    if (screen.mobile()) {
      browser.display().phone(screen.width(), height);
    } else {
      browser.display().size(screen.width(), height);
    }
  }
}

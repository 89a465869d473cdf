package switchover.screens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import switchover.browser.Browser;

/** Takes pictures of the page in front: light and dark, on a desk and on a phone. */
final class Camera {
  private static final Path FOLDER = Path.of("target", "screens");
  private static final List<Screen> SCREENS =
      List.of(new Screen("desk", 1280, 800, false), new Screen("phone", 390, 844, true));

  private final Browser browser;

  private record Screen(String name, int width, int height, boolean mobile) {}

  Camera(Browser browser) {
    this.browser = browser;
  }

  /** Where the pictures are. */
  static Path folder() {
    return FOLDER.toAbsolutePath();
  }

  /** As {@code NAME-desk-light.png} and so on. */
  void take(String name) throws IOException {
    Files.createDirectories(FOLDER);
    for (Screen screen : SCREENS) {
      browser.devTools(
          "Emulation.setDeviceMetricsOverride",
          Map.of(
              "width", screen.width(),
              "height", screen.height(),
              "deviceScaleFactor", 1,
              "mobile", screen.mobile()));
      for (String theme : List.of("light", "dark")) {
        browser.devTools(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
        Object picture = browser.devTools("Page.captureScreenshot", Map.of()).get("data");
        String file = name + "-" + screen.name() + "-" + theme + ".png";
        Files.write(FOLDER.resolve(file), Base64.getDecoder().decode(picture.toString()));
      }
    }
  }
}

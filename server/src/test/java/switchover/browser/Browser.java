package switchover.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.remote.RemoteWebDriver;
import switchover.pair.Lab;

/** One browser without a screen and with an empty profile of its own; ends with its lab. */
public final class Browser implements AutoCloseable {
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final RemoteWebDriver driver;

  private Browser(RemoteWebDriver driver) {
    this.driver = driver;
  }

  /**
   * Starts a Chromium.
   *
   * @param hosts host names that it maps to addresses
   */
  public static Browser start(Lab lab, Map<String, String> hosts) throws IOException {
    return start(Engine.CHROMIUM, lab, hosts);
  }

  /**
   * Starts a browser.
   *
   * @param hosts host names that it maps to addresses
   */
  public static Browser start(Engine engine, Lab lab, Map<String, String> hosts)
      throws IOException {
    SELENIUM.setLevel(Level.SEVERE);
    String name = engine.name().toLowerCase(Locale.ROOT);
    Path folder = Files.createTempDirectory(lab.folder(), name + "-");
    Browser browser = lab.keep(new Browser(engine.start(lab, folder, hosts)));
    lab.witness(test -> browser.page().testify(test));
    return browser;
  }

  /** The page in the tab that is in front. */
  public Page page() {
    return new Page(driver);
  }

  /** Opens an address in the tab that is in front, and waits until its script is at work. */
  public Page open(String url) {
    Page page = page();
    driver.get(url);
    page.awaitAt(url);
    page.awaitScript();
    return page;
  }

  /** Opens an address in a window more, which is seen as all of them are. */
  public Page openInNewWindow(String url) {
    driver.switchTo().newWindow(WindowType.WINDOW);
    return open(url);
  }

  /** All windows, by their names. */
  public List<String> windows() {
    return List.copyOf(driver.getWindowHandles());
  }

  /** The page in that window, which is the one in front from now on. */
  public Page in(String window) {
    driver.switchTo().window(window);
    return page();
  }

  /** Closes that window. */
  public void close(String window) {
    driver.switchTo().window(window).close();
  }

  /** Freezes the page in that window, as a browser does to spare energy, or lets it run again. */
  public void freeze(String window, boolean frozen) {
    driver.switchTo().window(window);
    ((ChromeDriver) driver)
        .executeCdpCommand(
            "Page.setWebLifecycleState", Map.of("state", frozen ? "frozen" : "active"));
  }

  /** Opens an address in a new tab, with no memory of jumps, in place of the one in front. */
  public Page openInNewTab(String url) {
    String before = driver.getWindowHandle();
    String made = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
    driver.switchTo().window(before).close();
    driver.switchTo().window(made);
    return open(url);
  }

  @Override
  public void close() {
    driver.quit();
  }
}

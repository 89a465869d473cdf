package switchover.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private static final String FIREFOX_ON = "Services.io.offline = false;";

  /** Connections to this machine would outlive it, other than those to any other. */
  private static final String FIREFOX_OFF =
      "Services.io.offline = true;"
          + "Services.obs.notifyObservers(null, 'net:cancel-all-connections');";

  private final Engine engine;
  private final RemoteWebDriver driver;

  private Browser(Engine engine, RemoteWebDriver driver) {
    this.engine = engine;
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
    Browser browser = lab.keep(new Browser(engine, engine.start(lab, folder, hosts)));
    lab.witness(test -> browser.page().testify(test));
    return browser;
  }

  /** The page in the tab that is in front. */
  public Page page() {
    return new Page(engine, driver);
  }

  /** Opens an address in the tab that is in front, and waits until its script is at work. */
  public Page open(String url) {
    Page page = visit(url);
    page.awaitScript();
    return page;
  }

  /** Opens an address in the tab that is in front, whatever page is there. */
  public Page visit(String url) {
    Page page = page();
    driver.get(url);
    page.awaitAt(url);
    return page;
  }

  /** Opens an address in a window more, which is seen as all of them are. */
  public Page openInNewWindow(String url) {
    newWindow();
    return open(url);
  }

  /** A window more, in front, which is seen as all of them are. */
  public void newWindow() {
    driver.switchTo().newWindow(WindowType.WINDOW);
  }

  /** A tab more in the same window, in front: the page that was there is hidden. */
  public void newTabInFront() {
    driver.switchTo().newWindow(WindowType.TAB);
  }

  /** The window or tab in front, by its name. */
  public String window() {
    return driver.getWindowHandle();
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
    devTools("Page.setWebLifecycleState", Map.of("state", frozen ? "frozen" : "active"));
  }

  /** From now on no address in Chromium that fits one of these patterns is answered. */
  public void block(String... patterns) {
    devTools("Network.enable", Map.of());
    devTools("Network.setBlockedURLs", Map.of("urls", List.of(patterns)));
  }

  /** What the pages are shown on. */
  public Display display() {
    return new Display(this);
  }

  /** Which engine it has. */
  public Engine engine() {
    return engine;
  }

  /** Lets the browser keep files there, without a question. */
  public void keepFilesIn(Path folder) throws IOException {
    if (engine == Engine.CHROMIUM) {
      devTools(
          "Browser.setDownloadBehavior",
          Map.of("behavior", "allow", "downloadPath", folder.toString()));
    } else {
      inFirefox("Services.prefs.setStringPref('browser.download.dir', '" + folder + "');");
    }
  }

  /** Runs a script in Firefox itself, not in a page. */
  void inFirefox(String script) throws IOException {
    ((Marionette) driver.getCommandExecutor()).inBrowser(script);
  }

  /** Asks Chromium's developer tools, about the page in front. */
  public Map<String, Object> devTools(String command, Map<String, Object> parameters) {
    return ((ChromeDriver) driver).executeCdpCommand(command, parameters);
  }

  /**
   * Takes the browser off the network, or puts it back, by its own switch; WebKitGTK has none, and
   * stays on it.
   */
  public void offline(boolean off) throws IOException {
    if (engine == Engine.CHROMIUM) {
      devTools("Network.enable", Map.of());
      devTools(
          "Network.emulateNetworkConditions",
          Map.of("offline", off, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    } else if (engine == Engine.FIREFOX) {
      inFirefox(off ? FIREFOX_OFF : FIREFOX_ON);
    }
  }

  /** Stops all of the browser, as a machine does that goes to sleep, or lets it go on. */
  public void sleep(boolean asleep) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", asleep ? "-STOP" : "-CONT"));
    ProcessHandle.current()
        .descendants()
        .filter(process -> engine.isPart(process.info().command().orElse("")))
        .forEach(process -> command.add(Long.toString(process.pid())));
    if (new ProcessBuilder(command).start().waitFor() != 0) {
      throw new IOException("not done: " + command);
    }
  }

  /** Opens an address in a new tab, in place of the one in front. */
  public Page openInNewTab(String url) {
    newTab();
    return open(url);
  }

  /** A new tab, with no memory of jumps, in place of the one in front. */
  public void newTab() {
    String before = driver.getWindowHandle();
    String made = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
    driver.switchTo().window(before).close();
    driver.switchTo().window(made);
  }

  @Override
  public void close() {
    driver.quit();
  }
}

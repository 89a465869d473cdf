package switchover.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import switchover.pair.Lab;

/** One headless Chromium with an empty profile of its own; ends with its lab. */
public final class Browser implements AutoCloseable {
  private static final String CHROMIUM = "/usr/bin/chromium";
  private static final String CHROMEDRIVER = "/usr/bin/chromedriver";
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private final ChromeDriverService service;

  private Browser(ChromeDriver driver, ChromeDriverService service) {
    this.driver = driver;
    this.service = service;
  }

  /**
   * Starts a browser.
   *
   * @param hosts host names that it maps to addresses
   */
  public static Browser start(Lab lab, Map<String, String> hosts) throws IOException {
    SELENIUM.setLevel(Level.SEVERE);
    Path profile = Files.createTempDirectory(lab.folder(), "chromium-");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(CHROMEDRIVER))
            .usingAnyFreePort()
            .withLogFile(profile.resolveSibling(profile.getFileName() + ".log").toFile())
            .build();
    Browser browser =
        lab.keep(new Browser(new ChromeDriver(service, options(profile, hosts)), service));
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
    try {
      driver.quit();
    } finally {
      service.stop();
    }
  }

  private static ChromeOptions options(Path profile, Map<String, String> hosts) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.setAcceptInsecureCerts(true);
    options.setPageLoadStrategy(PageLoadStrategy.NONE);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1366,768",
        "--user-data-dir=" + profile,
        "--host-resolver-rules="
            + hosts.entrySet().stream()
                .map(host -> "MAP " + host.getKey() + " " + host.getValue())
                .collect(Collectors.joining(", ")));
    return options;
  }
}

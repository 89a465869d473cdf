package switchover.scenario;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium for which every address leads to a {@link Stage}. */
final class Chromium implements AutoCloseable {
  private static final String TOLD =
      "const told = window.Switchover ? Switchover.status() : null;"
          + "return told ? JSON.stringify({...told, href: location.href}) : null;";

  private final ChromeDriver driver;

  Chromium(Path profile, String resolverRules) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.setAcceptInsecureCerts(true);
    options.addArguments(
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // What drops down from an address bar that nobody sees, in a process of its own.
            "--disable-features=WebUIOmniboxPopup",
            "--ignore-certificate-errors",
            "--user-data-dir=" + profile,
            "--host-resolver-rules=" + resolverRules));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
            .withSilent(true)
            .build();
    driver = new ChromeDriver(service, options);
  }

  /**
   * Every address leads to the stage's plain server, but for those that the browser asks for itself
   * by https when it starts: it waits long for a server that does not understand it.
   */
  static String mapAllTo(Stage stage) {
    return "MAP *:443 ~NOTFOUND, MAP * 127.0.0.1:" + stage.plainPort();
  }

  /** Opens the URL in the tab that is there. */
  void go(String url) {
    driver.get(url);
  }

  /** Opens the URL in a tab of its own, with a session storage of its own; the last page ends. */
  void open(String url) {
    String last = driver.getWindowHandle();
    driver.get("about:blank");
    driver.switchTo().newWindow(WindowType.TAB);
    String opened = driver.getWindowHandle();
    close(last);
    driver.switchTo().window(opened);
    driver.get(url);
  }

  /** Housekeeping only: the tab is blank, and a busy browser may take its time to close it. */
  private void close(String blank) {
    try {
      driver.switchTo().window(blank).close();
    } catch (WebDriverException stillClosing) {
      System.err.println("a blank tab was left open: " + stillClosing.getMessage());
    }
  }

  /** What the page tells now; empty while it is on its way from one address to the next. */
  JsonObject told() {
    try {
      Object told = ((JavascriptExecutor) driver).executeScript(TOLD);
      return told == null
          ? new JsonObject()
          : JsonParser.parseString(told.toString()).getAsJsonObject();
    } catch (WebDriverException onItsWay) {
      return new JsonObject();
    }
  }

  /** What the script gives, in the page. */
  Object run(String script) {
    return driver.executeScript(script);
  }

  /** What the page's objects take, once those that nobody needs are gone. */
  long heapBytes() {
    driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
    Object bytes = driver.executeCdpCommand("Runtime.getHeapUsage", Map.of()).get("usedSize");
    return ((Number) bytes).longValue();
  }

  @Override
  public void close() {
    driver.quit();
  }
}

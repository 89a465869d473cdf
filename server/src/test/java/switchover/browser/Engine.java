package switchover.browser;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;
import switchover.pair.Await;
import switchover.pair.ChildProcess;
import switchover.pair.Lab;
import switchover.pair.Ports;

/**
 * The browser engines, each in a real browser with an empty profile of its own and no screen. What
 * is started ends with the lab.
 */
public enum Engine {
  /** Blink, in Chromium. */
  CHROMIUM("/chromium") {
    @Override
    RemoteWebDriver start(Lab lab, Path folder, Map<String, String> hosts) {
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(new File("/usr/bin/chromedriver"))
              .usingAnyFreePort()
              .withLogFile(folder.resolve("driver.log").toFile())
              .build();
      lab.keep(service::stop);
      String rules =
          hosts.entrySet().stream()
              .map(host -> "MAP " + host.getKey() + " " + host.getValue())
              .collect(Collectors.joining(", "));
      ChromeOptions options = new ChromeOptions();
      options.setBinary("/usr/bin/chromium");
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
          // What drops down from an address bar that nobody sees, in a process of its own.
          "--disable-features=WebUIOmniboxPopup",
          "--window-size=" + WIDTH + "," + HEIGHT,
          "--user-data-dir=" + folder.resolve("profile"),
          "--host-resolver-rules=" + rules);
      return new ChromeDriver(service, options);
    }
  },

  /** Gecko, in Firefox ESR, by its own protocol: Debian has no driver for it. */
  FIREFOX("/firefox-esr") {
    @Override
    RemoteWebDriver start(Lab lab, Path folder, Map<String, String> hosts) throws IOException {
      int port = Ports.free();
      Path profile = Files.createDirectories(folder.resolve("profile"));
      Files.write(profile.resolve("user.js"), preferences(port));
      ProcessBuilder command =
          new ProcessBuilder(
              "/usr/bin/firefox-esr",
              "--headless",
              "--no-remote",
              "--marionette",
              "--remote-allow-system-access",
              "--width=" + WIDTH,
              "--height=" + HEIGHT,
              "--profile",
              profile.toString(),
              "about:blank");
      HostNames.map(command, folder, hosts);
      ChildProcess firefox = lab.keep(ChildProcess.start(command, folder.resolve("firefox.log")));
      Marionette marionette = lab.keep(Marionette.of(port, firefox));
      MutableCapabilities wanted = new MutableCapabilities();
      wanted.setCapability("browserName", "firefox");
      wanted.setCapability("acceptInsecureCerts", true);
      wanted.setCapability("pageLoadStrategy", "none");
      return new RemoteWebDriver(marionette, wanted);
    }
  },

  /** WebKitGTK, in its own small browser; it wants a screen, which is one that nobody sees. */
  WEBKIT("/MiniBrowser", "/WebKitWebProcess", "/WebKitNetworkProcess", "/WebKitGPUProcess") {
    @Override
    RemoteWebDriver start(Lab lab, Path folder, Map<String, String> hosts) throws IOException {
      int port = Ports.free();
      ProcessBuilder command =
          new ProcessBuilder("/usr/bin/WebKitWebDriver", "--host=127.0.0.1", "--port=" + port);
      command.environment().put("DISPLAY", display(lab, folder));
      command.environment().put("XDG_DATA_HOME", folder.toString());
      command.environment().put("XDG_CACHE_HOME", folder.toString());
      command.environment().put("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
      HostNames.map(command, folder, hosts);
      ChildProcess driver = lab.keep(ChildProcess.start(command, folder.resolve("driver.log")));
      Await.until("WebKitWebDriver listens", SOON, driver::seen, () -> listens(port));
      MutableCapabilities wanted = new MutableCapabilities();
      wanted.setCapability("browserName", "MiniBrowser");
      wanted.setCapability("acceptInsecureCerts", true);
      wanted.setCapability("pageLoadStrategy", "none");
      wanted.setCapability(
          "webkitgtk:browserOptions",
          Map.of("binary", miniBrowser(), "args", List.of("--automation")));
      return new RemoteWebDriver(new URL("http://127.0.0.1:" + port), wanted, false);
    }
  };

  private static final int WIDTH = 1366;
  private static final int HEIGHT = 768;
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final Pattern DISPLAY = Pattern.compile("(?m)^(\\d+)$");
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Set<String> programs;

  Engine(String... programs) {
    this.programs = Set.of(programs);
  }

  /**
   * Those in which the decisive tests are run. WebKitGTK has them by {@code ./test --long}: on a
   * busy machine its small browser was seen to hang on its first page, before any test had begun.
   */
  public static Set<Engine> decisive() {
    return Boolean.getBoolean("switchover.long")
        ? EnumSet.allOf(Engine.class)
        : EnumSet.of(CHROMIUM, FIREFOX);
  }

  /** Those in which every test is run; each of the others has the decisive ones. */
  public static Set<Engine> usual() {
    return Boolean.getBoolean("switchover.long") ? EnumSet.allOf(Engine.class) : Set.of(CHROMIUM);
  }

  /**
   * Those in which the configuration screen is tested. Firefox ESR has it by {@code ./test --long},
   * since its run is a minute of what Chromium has shown; WebKitGTK is no admin's browser.
   */
  public static Set<Engine> screens() {
    return Boolean.getBoolean("switchover.long") ? EnumSet.of(CHROMIUM, FIREFOX) : Set.of(CHROMIUM);
  }

  /** Whether a window keeps its name where its page goes to another host. */
  public boolean keepsNames() {
    return this == CHROMIUM;
  }

  /** Whether that program is a part of the browser; its driver is none. */
  boolean isPart(String program) {
    return programs.stream().anyMatch(program::endsWith);
  }

  /**
   * Starts one.
   *
   * @param folder empty, for whatever it keeps
   * @param hosts host names that it maps to addresses
   */
  abstract RemoteWebDriver start(Lab lab, Path folder, Map<String, String> hosts)
      throws IOException;

  /**
   * Nothing that a browser does by itself, and no answer from a store; where it is offline, nodes
   * of this machine are as far as any.
   */
  private static List<String> preferences(int port) {
    return List.of(
        "user_pref('marionette.port', " + port + ");",
        "user_pref('browser.shell.checkDefaultBrowser', false);",
        "user_pref('browser.startup.page', 0);",
        "user_pref('browser.aboutwelcome.enabled', false);",
        "user_pref('browser.download.folderList', 2);",
        "user_pref('browser.download.alwaysOpenPanel', false);",
        "user_pref('app.update.enabled', false);",
        "user_pref('app.normandy.enabled', false);",
        "user_pref('datareporting.policy.dataSubmissionEnabled', false);",
        "user_pref('toolkit.telemetry.enabled', false);",
        "user_pref('network.captive-portal-service.enabled', false);",
        "user_pref('network.disable-localhost-when-offline', true);",
        "user_pref('network.connectivity-service.enabled', false);",
        "user_pref('services.settings.server', 'data:,');",
        "user_pref('extensions.update.enabled', false);",
        "user_pref('browser.safebrowsing.update.enabled', false);");
  }

  /** A screen that nobody sees. */
  private static String display(Lab lab, Path folder) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder(
            "/usr/bin/Xvfb",
            "-displayfd",
            "1",
            "-screen",
            "0",
            WIDTH + "x" + HEIGHT + "x24",
            "-nolisten",
            "tcp");
    ChildProcess xvfb = lab.keep(ChildProcess.start(command, folder.resolve("xvfb.log")));
    Await.until("Xvfb is there", SOON, xvfb::seen, () -> DISPLAY.matcher(xvfb.printed()).find());
    Matcher number = DISPLAY.matcher(xvfb.printed());
    return number.find() ? ":" + number.group(1) : "";
  }

  private static String miniBrowser() throws IOException {
    try (Stream<Path> found =
        Files.find(LIBRARIES, 4, (path, is) -> path.endsWith("MiniBrowser"))) {
      return found.sorted().findFirst().orElseThrow().toString();
    }
  }

  private static boolean listens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }
}

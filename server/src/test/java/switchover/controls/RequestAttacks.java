package switchover.controls;

import static switchover.controls.Victim.PASSWORD;
import static switchover.controls.Victim.SESSION;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import switchover.pair.Await;
import switchover.pair.Lab;

/** Attacks by what a request is, by how many there are, and by what settings make a node do. */
final class RequestAttacks {
  /** Stands in the settings that the victim was started with. */
  static final String SECRET = "s3cret-of-the-plant";

  private static final String OFF = "{\"on\":false}";
  private static final String HIDDEN_FILE = "a note that nobody is to read";
  private static final String SMUGGLED = "GET /status/live HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final int SLOW_READERS = 40;
  private static final int MORE_THAN_FIT = 700;
  private static final int PATIENCE_MILLIS = 2000;

  /** What an attack takes is not taken in one moment. */
  private static final int LOOKS = 20;

  /** In so many looks of the node something has come, and one more. */
  private static final int SLOW_HEAD_SECONDS = 17;

  private final Victim victim;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger sentOn = new AtomicInteger();

  /**
   * @param elsewhere what the node's health probe asks
   */
  RequestAttacks(Lab lab, Victim victim, HttpServer elsewhere) throws IOException {
    this.victim = victim;
    elsewhere.createContext(
        "/",
        exchange -> {
          boolean inside = exchange.getRequestURI().getPath().equals("/inside");
          (inside ? sentOn : asked).incrementAndGet();
          exchange.getResponseHeaders().set("Location", "/inside");
          exchange.sendResponseHeaders(inside ? 200 : 302, -1);
          exchange.close();
        });
    elsewhere.start();
    lab.keep(() -> elsewhere.stop(0));
    ownPages(victim.home());
  }

  /** A server that is to be asked by the node's health probe. */
  static HttpServer elsewhere() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private static void ownPages(Path home) throws IOException {
    Path pages = Files.createDirectories(home.resolve("pages"));
    Files.writeString(pages.resolve("index.html"), "<!DOCTYPE html><title>x</title>");
    Files.createDirectories(pages.resolve("sub"));
    Files.writeString(pages.resolve("sub/index.html"), "<!DOCTYPE html><title>y</title>");
    Path broken = Files.createDirectories(pages.resolve("a\r\nSet-Cookie: planted=1"));
    Files.writeString(broken.resolve("index.html"), "<!DOCTYPE html><title>z</title>");
    Files.writeString(pages.resolve(".note"), HIDDEN_FILE);
    Files.createSymbolicLink(pages.resolve("note.txt"), Path.of("../admin.token"));
    Files.write(pages.resolve("large.bin"), new byte[8 << 20]);
  }

  Map<String, Attack> all() {
    return Map.ofEntries(
        Map.entry("rebound", this::rebound),
        Map.entry("linkOutOfThePages", this::linkOutOfThePages),
        Map.entry("hiddenFile", this::hiddenFile),
        Map.entry("oldChunks", this::oldChunks),
        Map.entry("twoLengths", this::twoLengths),
        Map.entry("headerInAPath", this::headerInAPath),
        Map.entry("redirectElsewhere", this::redirectElsewhere),
        Map.entry("longBody", this::longBody),
        Map.entry("longBodyOfAStranger", this::longBodyOfAStranger),
        Map.entry("longHead", this::longHead),
        Map.entry("manyConnections", this::manyConnections),
        Map.entry("slowReaders", this::slowReaders),
        Map.entry("slowHead", this::slowHead),
        Map.entry("slowBody", this::slowBody),
        Map.entry(
            "linkLocal", () -> isGood("{\"health\":{\"address\":\"http://169.254.169.254/\"}}")),
        Map.entry("newerSettings", () -> isGood("{\"schema\":2}")),
        Map.entry("badSettings", () -> isGood("{\"page\":{\"missed\":99}}")),
        Map.entry("redirectInside", this::redirectInside),
        Map.entry("secretShown", this::secretShown),
        Map.entry("banner", this::banner));
  }

  /** A stranger's web site whose name leads here: for the browser its pages are of this origin. */
  private boolean rebound() throws IOException {
    String host = "rebound.example";
    String[] headers = {"Origin: http://" + host, "Switchover-Session: x"};
    String wish = Victim.credentials("anna", PASSWORD);
    return victim.stranger().askAs(host, "POST", SESSION, wish, headers).status() == 200;
  }

  private boolean linkOutOfThePages() throws IOException {
    String token = victim.node().home().token();
    return victim.stranger().ask("GET", "/note.txt", "").body().contains(token);
  }

  private boolean hiddenFile() throws IOException {
    return victim.stranger().ask("GET", "/.note", "").body().equals(HIDDEN_FILE);
  }

  private boolean oldChunks() throws IOException {
    String head =
        "GET /status HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n";
    return victim.stranger().send(head + "0\r\n\r\n" + SMUGGLED).count() == 2;
  }

  private boolean twoLengths() throws IOException {
    String head =
        "POST /status HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n";
    return victim.stranger().send(head + "0\r\n\r\n" + SMUGGLED).count() == 2;
  }

  private boolean headerInAPath() throws IOException {
    String path = "/a%0D%0ASet-Cookie:%20planted=1";
    Answer answer = victim.stranger().ask("GET", path, "", "Accept: text/html");
    return answer.header("Set-Cookie").startsWith("planted=1");
  }

  /** Two slashes at the beginning of a place name another host. */
  private boolean redirectElsewhere() throws IOException {
    String path = "/" + victim.home().resolve("pages/sub");
    Answer answer = victim.stranger().ask("GET", path, "", "Accept: text/html");
    return answer.header("Location").startsWith("//");
  }

  private boolean longBody() throws IOException {
    return victim.admin("POST", "/api/maintenance", OFF + " ".repeat(100_000)).status() == 200;
  }

  /** Not so long that a busy machine takes longer for it than a stranger's body may take. */
  private boolean longBodyOfAStranger() throws IOException {
    String wish = Victim.credentials("anna", PASSWORD) + " ".repeat(10_000);
    return Victim.post(victim.stranger(), SESSION, wish).status() == 200;
  }

  private boolean longHead() throws IOException {
    return victim.stranger().ask("GET", "/status", "", "X: " + "x".repeat(200_000)).status() == 200;
  }

  /** The node can open no file any more, and so takes no connection. */
  private boolean manyConnections() throws IOException {
    List<Socket> held = new ArrayList<>();
    try {
      for (int each = 0; each < MORE_THAN_FIT; each++) {
        held.add(victim.stranger().connect());
      }
      return isBlind();
    } finally {
      close(held);
    }
  }

  /** Each asks for more than the system takes for him, and reads nothing of it. */
  private boolean slowReaders() throws IOException {
    List<Socket> held = new ArrayList<>();
    try {
      for (int each = 0; each < SLOW_READERS; each++) {
        Socket socket = victim.stranger().connect();
        held.add(socket);
        String request = "GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      }
      return isBlind();
    } finally {
      close(held);
    }
  }

  /** Whether those who must know whether it lives are not answered. */
  private boolean isBlind() throws IOException {
    String request = "GET /status HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
    boolean blind = false;
    for (int look = 0; look < LOOKS && !blind; look++) {
      blind = victim.stranger().send(bytes, PATIENCE_MILLIS).status() != 200;
    }
    return blind;
  }

  private static void close(List<Socket> held) throws IOException {
    for (Socket each : held) {
      each.close();
    }
  }

  /** A byte now and then. */
  private boolean slowHead() throws Exception {
    try (Socket socket = victim.stranger().connect()) {
      socket.setSoTimeout(1000);
      byte[] head = "GET /status HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(head);
      for (int second = 0; second < SLOW_HEAD_SECONDS; second++) {
        socket.getOutputStream().write('x');
        if (hasEnded(socket)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean slowBody() throws IOException {
    try (Socket socket = victim.stranger().connect()) {
      socket.setSoTimeout(2 * PATIENCE_MILLIS);
      String head =
          "POST "
              + SESSION
              + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
              + "Switchover-Session: x\r\nContent-Length: 100\r\n\r\n{";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return !hasEnded(socket);
    }
  }

  /** Whether something came, be it the end. */
  private static boolean hasEnded(Socket socket) throws IOException {
    try {
      socket.getInputStream().read();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private boolean isGood(String settings) throws IOException {
    return victim.admin("POST", "/api/settings/check", settings).status() == 200;
  }

  /** What the node is sent on to is where only the node can ask. */
  private boolean redirectInside() throws Exception {
    victim.restart();
    int before = sentOn.get();
    int enough = asked.get() + 3;
    Await.until(
        "the probe asks", Duration.ofSeconds(10), asked::toString, () -> asked.get() >= enough);
    return sentOn.get() > before;
  }

  private boolean secretShown() throws IOException {
    return victim.admin("GET", "/api/settings", "").body().contains(SECRET);
  }

  private boolean banner() throws IOException {
    return victim.stranger().ask("GET", "/status", "").header("Server").contains("Jetty");
  }
}

package switchover.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.http.ServedNode;
import switchover.settings.Home;
import switchover.settings.TlsSettings;
import switchover.tls.CertificateFiles;
import switchover.tls.CertificateWatch;
import switchover.tls.NodeCertificate;

/** A node's https port, over its real server. */
class HttpsTest {
  @TempDir private Path folder;
  @TempDir private static Path elsewhere;
  private final WebServer server = new WebServer(0, "127.0.0.1");
  private CertificateFiles files;
  private NodeCertificate first;
  private ServedNode node;

  @BeforeEach
  void start() throws Exception {
    Path kept = elsewhere.resolve("kept.p12");
    if (!Files.exists(kept)) {
      Files.copy(newCertificate(), kept);
    }
    Files.copy(kept, folder.resolve("node.p12"));
    TlsSettings tls = new TlsSettings(0, null, null, "node.p12", "password", true);
    Files.writeString(folder.resolve("password"), "switchover");
    files = new CertificateFiles(folder, tls);
    first = files.read();
    server.bind();
    server.bindHttps(tls, first);
    Files.writeString(
        folder.resolve("switchover.json"),
        "{\"node\":{\"publicAddress\":\"https://plant.example:8066\",\"trustedProxies\":[\"127.0.0.2\"]}}");
    Home home = Home.open(folder);
    node = ServedNode.start(home, home.settings(), "");
    server.serve(node);
  }

  /** As a node makes one at its first start. */
  private static Path newCertificate() throws Exception {
    Path made = elsewhere.resolve("start-certificate.p12");
    Files.deleteIfExists(made);
    TlsSettings none = new TlsSettings(0, null, null, null, null, false);
    new CertificateFiles(elsewhere, none).read();
    return made;
  }

  @AfterEach
  void stop() throws Exception {
    node.stop("the test is over");
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void answersByTheVersionsThatAreSafe(String version) throws Exception {
    assertEquals(first.own(), presented(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void answersByNoOther(String version) {
    assertThrows(IOException.class, () -> presented(version));
  }

  @Test
  void anotherCertificateIsTakenWithoutARestartAndABadOneIsNot() throws Exception {
    List<Instant> expires = new ArrayList<>();
    Instant now = Instant.now().plus(Duration.ofMinutes(5));
    CertificateWatch watch =
        new CertificateWatch(files, first, server::present, noted(expires), () -> now);
    watch.look();
    assertEquals(first.own(), presented("TLSv1.3"));
    Files.copy(newCertificate(), folder.resolve("node.p12"), StandardCopyOption.REPLACE_EXISTING);
    watch.look();
    X509Certificate second = presented("TLSv1.3");
    assertNotEquals(first.own(), second);
    Files.writeString(folder.resolve("node.p12"), "damaged");
    watch.look();
    assertEquals(second, presented("TLSv1.3"));
    assertNull(expires.get(2), "there is time");
    watch.close();
  }

  @Test
  void itIsToldAheadThatItExpires() {
    List<Instant> expires = new ArrayList<>();
    Instant late = first.until().minus(Duration.ofDays(29));
    CertificateWatch watch =
        new CertificateWatch(files, first, server::present, noted(expires), () -> late);
    watch.look();
    assertEquals(List.of(first.until()), expires);
    node.live().certificateExpires(first.until());
    node.live().certificateRefused("it has expired");
    node.live().certificateUnfit("has expired");
    for (String reason : List.of("CertificateExpires", "CertificateRefused", "CertificateUnfit")) {
      long deadlineNanos = System.nanoTime() + 10_000_000_000L;
      while (!new String(node.live().snapshot().json()).contains(reason)) {
        assertTrue(System.nanoTime() < deadlineNanos, "the status says so");
      }
    }
    watch.close();
  }

  private static CertificateWatch.Listener noted(List<Instant> expires) {
    return new CertificateWatch.Listener() {
      @Override
      public void expires(Instant until) {
        expires.add(until);
      }

      @Override
      public void refused(String why) {}

      @Override
      public void unfit(String why) {}
    };
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html, 307",
    "/area/tank-1?x=a%20b&y=%2F, text/html, 307",
    "/status, text/html, 200",
    "/status, */*, 200",
    "/switchover/switchover.js, */*, 200",
  })
  void whoOpensAPageByHttpIsSentToHttpsWhereThatIsWanted(String path, String accept, int status)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Accept", accept);
    assertEquals(status, connection.getResponseCode());
    String there = "https://127.0.0.1:" + server.httpsPort() + path;
    assertEquals(status == 307 ? there : null, connection.getHeaderField("Location"));
  }

  @ParameterizedTest(name = "{1} by {0}")
  @CsvSource(
      nullValues = "-",
      value = {
        "127.0.0.2, http, https://plant.example:8066/area?x=1",
        "127.0.0.2, https, -",
        "127.0.0.2, none, -",
        // Whom the node does not trust may say what he likes.
        "127.0.0.4, https, https://127.0.0.1:{port}/area?x=1",
      })
  void whoCameByAProxyIsSentToWhereThatOneLeads(String proxy, String scheme, String there)
      throws Exception {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(proxy, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", server.port()), 5000);
      socket.setSoTimeout(5000);
      String request =
          "GET /area?x=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nConnection: close\r\n"
              + (scheme.equals("none") ? "" : "X-Forwarded-Proto: " + scheme + "\r\n")
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith(there == null ? "HTTP/1.1 200 " : "HTTP/1.1 307 "), answer);
      String port = String.valueOf(server.httpsPort());
      String location = "Location: " + (there == null ? "" : there.replace("{port}", port)) + "\r";
      assertEquals(there != null, answer.contains(location), answer);
    }
  }

  private X509Certificate presented(String version) throws Exception {
    SSLContext anyone = SSLContext.getInstance("TLS");
    anyone.init(null, new TrustManager[] {new Trusting()}, null);
    try (SSLSocket socket =
        (SSLSocket) anyone.getSocketFactory().createSocket("127.0.0.1", server.httpsPort())) {
      socket.setEnabledProtocols(new String[] {version});
      socket.setSoTimeout(5000);
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    } catch (IllegalArgumentException e) {
      throw new SSLHandshakeException(e.getMessage());
    }
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String by) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String by) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

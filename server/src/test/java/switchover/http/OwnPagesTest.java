package switchover.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plant's own pages, in the home's folder, stand where the sample screen was. */
class OwnPagesTest {
  private static final String PAGE = "text/html,application/xhtml+xml";

  @TempDir private Path home;
  private TestNode node;

  @BeforeEach
  void start() throws Exception {
    write("pages/index.html", "<title>our plant</title>");
    write("pages/halls/3/index.html", "<title>hall 3</title>");
    write("pages/Halle Süd/index.html", "<title>Süd</title>");
    write("pages/trends.html", "<title>trends</title>");
    write("pages/img/Pump 1.png", "no real picture");
    write("pages/config/index.html", "never served");
    write("pages/.git/config", "not for you");
    write("secret.txt", "not for you");
    Files.createSymbolicLink(home.resolve("pages/link.txt"), home.resolve("secret.txt"));
    node = new TestNode(home, "{\"node\":{\"name\":\"serverA\"}}");
  }

  @AfterEach
  void stop() throws Exception {
    node.close();
  }

  private void write(String name, String text) throws Exception {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @ParameterizedTest
  @CsvSource({
    "/, our plant",
    "/index.html, our plant",
    "/some/deeper/place, our plant",
    "/halls/3/, hall 3",
    "/trends.html?span=10, trends",
  })
  void eachPathIsThePlantsOwnPage(String path, String title) throws Exception {
    HttpResponse<String> page = node.ask("GET", path, "Accept", PAGE);
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains(title), page.body());
    assertTrue(header(page, "Content-Type").matches("text/html; ?charset=utf-8"));
    assertEquals("no-cache", header(page, "Cache-Control"));
    assertEquals("frame-ancestors 'self'", header(page, "Content-Security-Policy"));
  }

  @Test
  void aPageOfXhtmlIsShownAndFramedByNobodyElse() throws Exception {
    write("pages/old.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>");
    HttpResponse<String> page = node.ask("GET", "/old.xhtml", "Accept", PAGE);
    assertTrue(header(page, "Content-Type").matches("application/xhtml\\+xml; ?charset=utf-8"));
    assertEquals("frame-ancestors 'self'", header(page, "Content-Security-Policy"));
  }

  @Test
  void otherFilesHaveTheirTypeAndAreNotSentTwice() throws Exception {
    HttpResponse<String> picture = node.ask("GET", "/img/Pump%201.png");
    assertEquals("image/png", header(picture, "Content-Type"));
    assertEquals("nosniff", header(picture, "X-Content-Type-Options"));
    String tag = header(picture, "ETag");
    assertEquals(304, node.ask("GET", "/img/Pump%201.png", "If-None-Match", tag).statusCode());
    write("pages/img/Pump 1.png", "another picture");
    HttpResponse<String> changed = node.ask("GET", "/img/Pump%201.png", "If-None-Match", tag);
    assertEquals("another picture", changed.body());
    assertEquals("", node.ask("HEAD", "/img/Pump%201.png").body());
  }

  /** As after a quick edit, or from a build that gives all its files one time. */
  @Test
  void aChangedFileIsSentThoughItsTimeAndSizeAreThoseFromBefore() throws Exception {
    Path file = home.resolve("pages/trends.html");
    String tag = header(node.ask("GET", "/trends.html"), "ETag");
    FileTime time = Files.getLastModifiedTime(file);
    write("pages/trends.html", "<title>TRENDS</title>");
    Files.setLastModifiedTime(file, time);
    HttpResponse<String> changed = node.ask("GET", "/trends.html", "If-None-Match", tag);
    assertEquals("<title>TRENDS</title>", changed.body());
  }

  @Test
  void aFolderIsShownUnderItsSlash() throws Exception {
    HttpResponse<String> answer = node.ask("GET", "/halls/3?q=1", "Accept", PAGE);
    assertEquals(302, answer.statusCode());
    assertEquals("../halls/3/?q=1", header(answer, "Location"));
    answer = node.ask("GET", "/Halle%20S%C3%BCd", "Accept", PAGE);
    assertEquals("./Halle%20S%C3%BCd/", header(answer, "Location"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/config/",
        "/status",
        "/switchover/switchover.js",
        "/.git/config",
        "/link.txt",
        "/../secret.txt",
        "/img/..%5C..%5Csecret.txt",
        "/img/%2e%2e/%2e%2e/secret.txt"
      })
  void nothingElseIsTakenOverOrGivenAway(String path) throws Exception {
    String body = node.ask("GET", path).body();
    assertFalse(body.contains("never served") || body.contains("not for you"), body);
  }

  @Test
  void withoutThemTheSampleIsThere() throws Exception {
    Files.delete(home.resolve("pages/index.html"));
    String page = node.ask("GET", "/", "Accept", PAGE).body();
    assertTrue(page.contains("<base href=\"./\">"), page);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}

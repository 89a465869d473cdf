package switchover.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import switchover.jetty.WebServer;
import switchover.settings.Home;

/** A node with its real server on a free port of loopback, for tests. */
public final class TestNode implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST).build();
  private final WebServer server = new WebServer(0, "127.0.0.1");
  private final ServedNode node;
  private final Path folder;

  /** Starts; settings go into the folder first. */
  public TestNode(Path folder, String settings) throws Exception {
    this(written(folder, settings));
  }

  /** Starts with the settings that are in the folder. */
  public TestNode(Path folder) throws Exception {
    this.folder = folder;
    server.bind();
    Home home = Home.open(folder);
    node = ServedNode.start(home, home.settings(), "");
    server.serve(node);
  }

  private static Path written(Path folder, String settings) throws IOException {
    Files.writeString(folder.resolve("switchover.json"), settings);
    return folder;
  }

  ServedNode served() {
    return node;
  }

  /** Where it answers. */
  public int port() {
    return server.port();
  }

  /** The admin's. */
  public String token() throws IOException {
    return Files.readString(folder.resolve("admin.token")).strip();
  }

  /** Asks; headers as name, value, name, value. */
  public HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
    return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /** Asks as the admin. */
  HttpResponse<String> askAsAdmin(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofString(body);
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + token()));
    return send(method, path, publisher, all.toArray(new String[0]));
  }

  /** Asks with a body; headers as name, value, name, value. */
  HttpResponse<String> tell(String method, String path, String body, String... headers)
      throws Exception {
    return send(method, path, HttpRequest.BodyPublishers.ofString(body), headers);
  }

  private HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(LONGEST)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException {
    node.stop("the test is over");
    server.close();
  }
}

package switchover.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import switchover.jetty.WebServer;
import switchover.settings.Home;

/** A node with its real server on a free port of loopback, for tests. */
final class TestNode implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST).build();
  private final WebServer server = new WebServer(0, "127.0.0.1");
  private final ServedNode node;
  private final Path folder;

  TestNode(Path folder, String settings) throws Exception {
    this.folder = folder;
    Files.writeString(folder.resolve("switchover.json"), settings);
    server.bind();
    Home home = Home.open(folder);
    node = ServedNode.start(home, home.settings(), "");
    server.serve(node);
  }

  ServedNode served() {
    return node;
  }

  int port() {
    return server.port();
  }

  String token() throws IOException {
    return Files.readString(folder.resolve("admin.token")).strip();
  }

  /** Asks; headers as name, value, name, value. */
  HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(LONGEST)
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException {
    node.close();
    server.close();
  }
}

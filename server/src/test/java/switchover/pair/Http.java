package switchover.pair;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Short requests to a node, each with a deadline. */
public final class Http {
  private static final Duration DEADLINE = Duration.ofMillis(1500);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(DEADLINE).build();

  private Http() {}

  /** GET. */
  public static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).build());
  }

  /** GET with the admin's token. */
  public static HttpResponse<String> get(String url, String token)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(DEADLINE)
            .header("Authorization", "Bearer " + token)
            .build());
  }

  /** POST without a body, with the admin's token. */
  public static HttpResponse<String> post(String url, String token)
      throws IOException, InterruptedException {
    return post(url, token, "");
  }

  /** POST with the admin's token. */
  public static HttpResponse<String> post(String url, String token, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }
}

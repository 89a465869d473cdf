package switchover.hook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import switchover.thread.DaemonThreads;

/**
 * HTTP requests of which only the status of the answer counts. Straight to the address: no proxy,
 * no redirect is followed, no password is sent. The answer must be complete by the deadline; of a
 * body longer than {@link StatusOnly#MOST_BYTES} no more than that is waited for.
 *
 * <p>Thread-safe. Connections may be kept open between calls of one object; they and the object's
 * one thread end some time after it is no longer used.
 */
public final class WebCall {
  private static final int MOST_THREADS = 4;
  private static final int IDLE_SECONDS = 5;

  /** For all calls of the process: a slow name service may hold a thread for longer than a call. */
  private static final ThreadPoolExecutor THREADS = threads();

  private final HttpClient client = client();

  /** Asks. */
  public WebEnd get(String url, int deadlineMillis) throws InterruptedException {
    return call(request(url).GET().build(), deadlineMillis);
  }

  /** Tells, in JSON. Sent at most once, whatever happens. */
  public WebEnd postJson(String url, byte[] json, int deadlineMillis) throws InterruptedException {
    HttpRequest request =
        request(url)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build();
    return call(request, deadlineMillis);
  }

  /** Scheme, host and port of an address, for logs: user, path and query may hold a secret. */
  public static String place(String url) {
    try {
      URI uri = new URI(url);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return uri.getScheme() + "://" + uri.getHost() + port;
    } catch (URISyntaxException e) {
      return "an address that is no URL";
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .executor(THREADS)
        .build();
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).header("User-Agent", "Switchover");
  }

  private WebEnd call(HttpRequest request, int deadlineMillis) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, head -> new StatusOnly());
    try {
      return new WebEnd.Answered(answer.get(deadlineMillis, TimeUnit.MILLISECONDS).statusCode());
    } catch (TimeoutException e) {
      return new WebEnd.Failed("no whole answer within " + deadlineMillis + " ms");
    } catch (ExecutionException e) {
      return new WebEnd.Failed(reason(e.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  /** In fixed words: a message of the library may hold what the other side sent. */
  private static String reason(Throwable failure) {
    if (failure instanceof ConnectException) {
      return failure.getCause() instanceof UnresolvedAddressException
          ? "the host name is not known"
          : "connection refused or host not reachable";
    }
    if (failure instanceof SSLException) {
      return "no TLS connection: the certificate is not trusted or TLS is not spoken there";
    }
    if (failure instanceof ProtocolException) {
      return "the answer is not HTTP";
    }
    return failure instanceof IOException
        ? "the connection was closed before the answer was complete"
        : "failed by a fault of its own: " + failure.getClass().getName();
  }

  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST_THREADS,
            MOST_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            DaemonThreads.named("switchover-call"));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}

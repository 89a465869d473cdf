package switchover.link;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import switchover.thread.DaemonThreads;

/**
 * The way to the master: HTTP posts, over TLS 1.2 or 1.3 where its address is https. No deadline of
 * its own but that of connecting, which is later for who dials: its answer is followed beyond its
 * deadline.
 */
final class MasterHttp implements AutoCloseable {
  private final URI base;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("switchover-link-http"));
  private final CertificateGate gate = new CertificateGate();
  private final SSLContext tls = gate.context();
  private final int connectMillis;
  private final String listensOn;
  private final HttpClient client;

  /**
   * An answer to a connect.
   *
   * @param certificate {@link Fingerprint} of who gave it; null for plain HTTP
   */
  record Answer(byte[] body, String certificate) {}

  /** An answer with another status than 200. */
  static final class StatusException extends IOException {
    private static final long serialVersionUID = 1;
    private final int status;

    StatusException(int status) {
      super("answered with HTTP status " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /**
   * @param masterAddress absolute http or https URL
   * @param listensOn the address on which this node listens; null for all
   */
  MasterHttp(String masterAddress, String listensOn, int connectMillis) {
    this.listensOn = listensOn;
    this.connectMillis = connectMillis;
    base = URI.create(masterAddress.replaceAll("/+$", ""));
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(Duration.ofMillis(connectMillis))
            .executor(threads)
            .sslContext(tls)
            .sslParameters(new SSLParameters(null, new String[] {"TLSv1.3", "TLSv1.2"}))
            .build();
  }

  /** Host and port of the master, resolved now; may be unresolved. */
  InetSocketAddress resolve() {
    int own = base.getScheme().equals("https") ? 443 : 80;
    return new InetSocketAddress(base.getHost(), base.getPort() < 0 ? own : base.getPort());
  }

  /** Dials: any certificate may answer, and is given with what it said. */
  CompletableFuture<Answer> connect(byte[] sealed) {
    gate.open();
    return shoot(
        "/link/connect", sealed, connectMillis + LateAnswers.MOST_MILLIS, answer -> answer);
  }

  /**
   * As {@link #post}, on a connection of its own: for the first word to somebody who has yet to
   * prove that he holds the session's key. It does not wait either for the platform's client, which
   * takes a while to wake up.
   */
  CompletableFuture<byte[]> postAlone(String path, byte[] sealed) {
    return shoot(
        path,
        sealed,
        connectMillis,
        answer -> {
          requireSameMaster(answer.certificate());
          return answer.body();
        });
  }

  /** To cancel what is given ends the connection. */
  private <T> CompletableFuture<T> shoot(
      String path, byte[] sealed, int mostMillis, Function<Answer, T> use) {
    CompletableFuture<T> result = new CompletableFuture<>();
    OneShot shot = new OneShot(listensOn);
    result.whenComplete((given, failure) -> shot.close());
    threads.execute(
        () -> {
          URI address = URI.create(base + path);
          try {
            Answer answer =
                shot.ask("POST", address, resolve(), sealed, mostMillis, tls.getSocketFactory());
            result.complete(use.apply(answer));
          } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /** From now on until the next dial, only who has this certificate may answer. */
  void narrow(String certificate) {
    gate.narrow(certificate);
  }

  /** The body of the answer; fails with a {@link StatusException} where it is not a 200. */
  CompletableFuture<byte[]> post(String path, byte[] sealed) {
    return client
        .sendAsync(
            request(path, sealed),
            answer -> ok(answer) ? new BoundedBody() : refused(answer.statusCode()))
        .thenApply(
            answer -> {
              requireSameMaster(answer);
              return answer.body();
            });
  }

  /** Complete when the answer has begun; its body goes to the subscriber. */
  CompletableFuture<Void> stream(String path, byte[] sealed, StreamBody body) {
    return client
        .sendAsync(
            request(path, sealed), answer -> ok(answer) ? body : refused(answer.statusCode()))
        .thenAccept(this::requireSameMaster);
  }

  /** A connection that was made while dialling may still be there, to somebody else. */
  private void requireSameMaster(HttpResponse<?> answer) {
    requireSameMaster(answer.sslSession().map(Fingerprint::seen).orElse(null));
  }

  /** Null is plain HTTP. */
  private void requireSameMaster(String certificate) {
    if (certificate != null && !gate.lets(certificate)) {
      throw new CompletionException(
          new IOException("answered with another certificate than that of the session"));
    }
  }

  /** What went wrong, in words for people. */
  static String cause(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof HttpConnectTimeoutException || cause instanceof SocketTimeoutException) {
      return "connecting took too long";
    }
    if (cause instanceof UnknownHostException) {
      return "the host name is not known";
    }
    if (cause instanceof NoRouteToHostException) {
      return "connection refused or host not reachable";
    }
    if (cause instanceof ConnectException) {
      return cause.getCause() instanceof UnresolvedAddressException
          ? "the host name is not known"
          : "connection refused or host not reachable";
    }
    if (cause instanceof ProtocolException) {
      // Its message holds what the other end said, another thing with each try.
      return "answered with something that is not HTTP";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** The HTTP status that is behind a failure; 0 where there is none. */
  static int status(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusException refused) {
        return refused.status();
      }
    }
    return 0;
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private HttpRequest request(String path, byte[] sealed) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Content-Type", "text/plain; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofByteArray(sealed))
        .build();
  }

  private static boolean ok(HttpResponse.ResponseInfo answer) {
    return answer.statusCode() == 200;
  }

  /** Takes nothing of the body: whoever is there may send without end. */
  private static <T> BodySubscriber<T> refused(int status) {
    return new RefusedBody<>(new StatusException(status));
  }
}

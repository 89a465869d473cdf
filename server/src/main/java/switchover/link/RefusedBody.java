package switchover.link;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A body that nobody wants: the exchange fails with the cause given. A little of the body is let
 * pass, so that the connection can be used again; a longer one ends with the connection.
 */
final class RefusedBody<T> implements HttpResponse.BodySubscriber<T> {
  private final IOException cause;
  private final CompletableFuture<T> body = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private long seen;

  RefusedBody(IOException cause) {
    this.cause = cause;
  }

  @Override
  public CompletionStage<T> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      seen += buffer.remaining();
    }
    if (seen > Seal.MOST_BYTES) {
      subscription.cancel();
      body.completeExceptionally(cause);
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    body.completeExceptionally(cause);
  }
}

package switchover.link;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * The master's stream, cut into lines. All lines and the end are handed over on the executor given;
 * the next part is asked for only when the one before has been worked on, so that a flood stays in
 * the network.
 */
final class StreamBody implements HttpResponse.BodySubscriber<Void> {
  private final Executor executor;
  private final Consumer<byte[]> line;
  private final Consumer<String> end;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private volatile Flow.Subscription subscription;
  private volatile boolean cancelled;

  /**
   * @param line takes each line, without its end
   * @param end takes the cause of the stream's end; not called after {@link #cancel}
   */
  StreamBody(Executor executor, Consumer<byte[]> line, Consumer<String> end) {
    this.executor = executor;
    this.line = line;
    this.end = end;
  }

  @Override
  public CompletionStage<Void> getBody() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (cancelled) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    executor.execute(
        () -> {
          buffers.forEach(this::cut);
          if (!cancelled) {
            subscription.request(1);
          }
        });
  }

  @Override
  public void onError(Throwable cause) {
    over("the connection broke");
  }

  @Override
  public void onComplete() {
    over("the master ended the connection");
  }

  /** Closes the stream's connection; nothing is handed over any more. */
  void cancel() {
    cancelled = true;
    Flow.Subscription given = subscription;
    if (given != null) {
      given.cancel();
    }
  }

  private void over(String cause) {
    executor.execute(
        () -> {
          if (!cancelled) {
            end.accept(cause);
          }
        });
  }

  private void cut(ByteBuffer buffer) {
    while (buffer.hasRemaining() && !cancelled) {
      byte next = buffer.get();
      if (next == '\n') {
        byte[] whole = begun.toByteArray();
        begun.reset();
        line.accept(whole);
      } else if (begun.size() < Seal.MOST_BYTES) {
        begun.write(next);
      } else {
        cancel();
        end.accept("the master sent a line of more than " + Seal.MOST_BYTES + " bytes");
      }
    }
  }
}

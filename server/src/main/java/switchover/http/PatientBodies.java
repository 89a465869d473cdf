package switchover.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import switchover.thread.DaemonThreads;

/**
 * Reads the bodies of those who need not be trusted: as they come, without holding a thread, within
 * a deadline and a size. Thread-safe.
 */
final class PatientBodies implements AutoCloseable {
  static final Failure TOO_LARGE = Failure.of(413, "Content too large", null);
  private static final Failure TOO_SLOW = Failure.of(408, "Request timeout", null);
  private static final Failure BROKEN = Failure.of(400, "Bad request", null);
  private static final int READ_MILLIS = 2000;

  private final int mostBytes;
  private final ScheduledExecutorService deadlines;

  /** What answers once the body is there, and completes the context, soon or late. */
  interface Taker {
    /** Takes it; called once at most. */
    void take(byte[] body, AsyncContext context) throws IOException;
  }

  /**
   * @param thread name of the one that keeps the deadlines
   * @param mostBytes of a body
   */
  PatientBodies(String thread, int mostBytes) {
    this.mostBytes = mostBytes;
    deadlines = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named(thread));
  }

  /** Begins to read; what can't be read is answered here. */
  void read(HttpServletRequest request, Taker taker) throws IOException {
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    Reading reading = new Reading(context, taker);
    reading.deadline = deadlines.schedule(reading::expire, READ_MILLIS, TimeUnit.MILLISECONDS);
    reading.in = request.getInputStream();
    reading.in.setReadListener(reading);
  }

  static void refuse(Failure failure, AsyncContext context) {
    try {
      failure.send((HttpServletResponse) context.getResponse());
    } catch (IOException | IllegalStateException e) {
      // The other end has gone already: there is nobody to tell.
    } finally {
      context.complete();
    }
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    try {
      deadlines.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Reading implements ReadListener {
    private final AsyncContext context;
    private final Taker taker;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicBoolean decided = new AtomicBoolean();
    private ServletInputStream in;
    private Future<?> deadline;

    Reading(AsyncContext context, Taker taker) {
      this.context = context;
      this.taker = taker;
    }

    /** The body took too long; without effect where it has come. */
    void expire() {
      if (decided.compareAndSet(false, true)) {
        refuse(TOO_SLOW, context);
      }
    }

    @Override
    public void onDataAvailable() throws IOException {
      byte[] part = new byte[1024];
      while (!decided.get() && in.isReady()) {
        int length = in.read(part);
        if (length < 0) {
          return;
        }
        body.write(part, 0, length);
        if (isTooLarge() && decide()) {
          refuse(TOO_LARGE, context);
        }
      }
    }

    private boolean isTooLarge() {
      return body.size() > mostBytes;
    }

    @Override
    public void onAllDataRead() throws IOException {
      if (decide()) {
        taker.take(body.toByteArray(), context);
      }
    }

    @Override
    public void onError(Throwable cause) {
      if (decide()) {
        refuse(BROKEN, context);
      }
    }

    private boolean decide() {
      deadline.cancel(false);
      return decided.compareAndSet(false, true);
    }
  }
}

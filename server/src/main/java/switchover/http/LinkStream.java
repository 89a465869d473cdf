package switchover.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import switchover.link.ListenSink;

/**
 * The master's stream over a servlet's answer, by non-blocking writes.
 *
 * <p>Whoever brings work does it, unless somebody is at it already, who then does this work too. So
 * the container is called by one thread at a time, and never under a lock, which the container
 * might hold in the other order.
 */
final class LinkStream implements ListenSink, WriteListener {
  private final AsyncContext context;
  private final ServletOutputStream out;
  private final AtomicReference<byte[]> waiting = new AtomicReference<>();
  private final AtomicInteger work = new AtomicInteger();
  private final AtomicBoolean possible = new AtomicBoolean();
  private final AtomicBoolean completed = new AtomicBoolean();
  private volatile boolean ending;
  private volatile boolean gone;
  private boolean writable;
  private boolean unflushed;

  LinkStream(AsyncContext context) throws IOException {
    this.context = context;
    this.out = context.getResponse().getOutputStream();
  }

  /** Lets the answer begin. */
  void open() {
    HttpServletResponse response = (HttpServletResponse) context.getResponse();
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.setContentType("text/plain;charset=utf-8");
    out.setWriteListener(this);
  }

  @Override
  public Offer offer(byte[] line) {
    byte[] replaced = waiting.getAndSet(line);
    drain();
    if (gone || ending) {
      return Offer.GONE;
    }
    return replaced == null ? Offer.TAKEN : Offer.BUSY;
  }

  @Override
  public void end() {
    ending = true;
    drain();
  }

  @Override
  public void onWritePossible() {
    possible.set(true);
    drain();
  }

  @Override
  public void onError(Throwable cause) {
    gone = true;
    complete();
  }

  private void drain() {
    if (work.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      write();
      seen = work.addAndGet(-seen);
    } while (seen != 0);
  }

  private void write() {
    try {
      if (possible.getAndSet(false)) {
        writable = out.isReady();
      }
      while (writable && !gone && writeNext()) {
        writable = out.isReady();
      }
    } catch (IOException | IllegalStateException e) {
      gone = true;
      complete();
    }
  }

  /** One write, or one flush; false where there is nothing to do. */
  private boolean writeNext() throws IOException {
    byte[] line = waiting.getAndSet(null);
    if (line != null) {
      out.write(line);
      unflushed = true;
      return true;
    }
    if (unflushed) {
      unflushed = false;
      out.flush();
      return true;
    }
    if (ending) {
      gone = true;
      complete();
    }
    return false;
  }

  private void complete() {
    if (completed.compareAndSet(false, true)) {
      context.complete();
    }
  }
}

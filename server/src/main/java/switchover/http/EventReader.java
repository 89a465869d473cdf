package switchover.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One page that listens. Only the newest status waits for it: a slow reader skips those in between.
 *
 * <p>Whoever has news calls {@link #pump}; one caller at a time writes, the others only leave word
 * and go. No lock is held while a container is called: containers hold locks of their own while
 * they call {@link #onWritePossible}, and the two would wait for each other.
 */
final class EventReader implements WriteListener, AsyncListener {
  /** How long a reader may take nothing before it is dropped. */
  static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final AsyncContext async;
  private final ServletOutputStream out;
  private final int share;
  private final int signsEvery;
  private final Consumer<EventReader> gone;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicReference<EventReaders.Message> due = new AtomicReference<>();
  private final AtomicBoolean signDue = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean open;
  private volatile boolean blocked;
  private volatile long blockedSinceNanos;

  /** Known to the caller that pumps. */
  private boolean unflushed;

  /** Null before the first. */
  private EventReaders.Message sent;

  /** Known to the pulse. */
  private int leftOut;

  /**
   * @param share of the readers to which this one belongs
   * @param signsEvery which of the signs of life it is given: each, each second and so on
   * @param gone is told when it has left or is ended
   */
  EventReader(
      AsyncContext async,
      ServletOutputStream out,
      int share,
      int signsEvery,
      Consumer<EventReader> gone) {
    this.async = async;
    this.out = out;
    this.share = share;
    this.signsEvery = signsEvery;
    this.gone = gone;
  }

  int share() {
    return share;
  }

  /**
   * Whether it is to be given this sign of life; to be asked once for each.
   *
   * @param rarest the most that it may have to do with: each, each second and so on
   */
  boolean isSignDue(int rarest) {
    leftOut = (leftOut + 1) % Math.min(signsEvery, rarest);
    return leftOut == 0;
  }

  /** Replaces the status that waits, unless that one is newer. Never blocks. */
  void offer(EventReaders.Message message) {
    due.accumulateAndGet(
        message, (old, next) -> old == null || next.sequence() > old.sequence() ? next : old);
    pump();
  }

  /** Whether it has yet to take what was written to it. */
  boolean isBlocked() {
    return blocked;
  }

  /** A sign of life, or the end for a reader that has taken nothing for too long. */
  void beat(long nowNanos) {
    if (blocked && nowNanos - blockedSinceNanos > STALLED_NANOS) {
      end();
      return;
    }
    signDue.set(true);
    pump();
  }

  void end() {
    gone.accept(this);
    if (ended.compareAndSet(false, true)) {
      complete();
    }
  }

  @Override
  public void onWritePossible() {
    open = true;
    pump();
  }

  private void pump() {
    if (calls.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    while (seen != 0) {
      if (open && !ended.get()) {
        write();
      }
      seen = calls.addAndGet(-seen);
    }
  }

  private void write() {
    try {
      while (out.isReady()) {
        blocked = false;
        byte[] next = unflushed ? null : next();
        if (next != null) {
          unflushed = true;
          out.write(next);
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          return;
        }
      }
      if (!blocked) {
        blockedSinceNanos = System.nanoTime();
        blocked = true;
      }
    } catch (IOException | RuntimeException e) {
      // The page has gone. Containers say so in many ways, and there is nobody left to be told.
      end();
    }
  }

  private byte[] next() {
    EventReaders.Message message = due.getAndSet(null);
    if (message != null && (sent == null || message.sequence() > sent.sequence())) {
      sent = message;
      signDue.set(false);
      return message.status();
    }
    return signDue.getAndSet(false) && sent != null ? sent.signOfLife() : null;
  }

  private void complete() {
    try {
      async.complete();
    } catch (IllegalStateException e) {
      // The container has completed it first; then all is done.
      open = false;
    }
  }

  @Override
  public void onError(Throwable failure) {
    end();
  }

  @Override
  public void onError(AsyncEvent event) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    ended.set(true);
    gone.accept(this);
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // The request is never dispatched again.
  }
}

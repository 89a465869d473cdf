package switchover.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The master's sessions: the linked one, and those that wait for their first ping, which alone
 * proves that the other end knows the session's key. So a connect that was recorded and sent again
 * changes nothing.
 *
 * <p>Thread-safe. What happens is told in its order by {@code later}: neither the listener nor a
 * sink, which is foreign code, is called under the lock.
 */
final class SessionRegister {
  private static final int MOST_WAITING = 32;

  private final LinkTimes times;
  private final LinkListener listener;
  private final Consumer<Runnable> later;
  private final Deque<MasterSession> waiting = new ArrayDeque<>();
  private MasterSession current;
  private boolean closed;

  SessionRegister(LinkTimes times, LinkListener listener, Consumer<Runnable> later) {
    this.times = times;
    this.listener = listener;
    this.later = later;
  }

  /** Who is linked; null for nobody. */
  synchronized Hello linked() {
    return current == null ? null : current.backup;
  }

  /** Lets the session wait for its first ping; false where its nonce was used before. */
  synchronized boolean await(MasterSession session) {
    waiting.removeIf(old -> session.startMillis - old.startMillis > times.freshMillis());
    boolean used = current != null && current.backupNonce.equals(session.backupNonce);
    for (MasterSession other : waiting) {
      used |= other.backupNonce.equals(session.backupNonce);
    }
    if (used || closed) {
      return false;
    }
    if (waiting.size() == MOST_WAITING) {
      waiting.removeFirst();
    }
    waiting.addLast(session);
    return true;
  }

  /** The session of that id, linked or waiting; null for none. */
  synchronized MasterSession find(String id) {
    if (current != null && current.id.equals(id)) {
      return current;
    }
    for (MasterSession session : waiting) {
      if (session.id.equals(id)) {
        return session;
      }
    }
    return null;
  }

  /** What became of a ping. */
  enum Taken {
    /** Not of a living session, or not new. */
    NO,
    /** New, in the session that was linked or still waits. */
    YES,
    /** New, in a session that waits, and too old for the nodes to be linked by it. */
    LATE,
    /** New, and the nodes are linked by it. */
    LINKED
  }

  synchronized Taken take(MasterSession session, Ping ping, long nowMillis) {
    boolean known = session == current || waiting.contains(session);
    if (closed || !known || !session.takes(ping)) {
      return Taken.NO;
    }
    boolean fresh = session.isFresh(ping, times, nowMillis);
    boolean waits = session != current;
    if (fresh) {
      if (waits) {
        link(session);
      }
      session.heardAt(nowMillis);
      long sinceMillis = session.saidSinceMillis(ping);
      later.accept(() -> hear(session, ping, sinceMillis));
    } else {
      session.knowsOf(ping);
    }
    if (ping.goodbye() && session == current) {
      lose("the backup said goodbye");
    }
    if (waits) {
      return fresh ? Taken.LINKED : Taken.LATE;
    }
    return Taken.YES;
  }

  /** This node says that it knows of a ping only when it has taken in what that said. */
  private void hear(MasterSession session, Ping ping, long sinceMillis) {
    listener.heard(ping.report(), ping.aside(), sinceMillis);
    synchronized (this) {
      session.knowsOf(ping);
    }
  }

  /** Lets the linked session's stream go there; false where it is not linked or this not new. */
  synchronized boolean take(MasterSession session, Listen listen, ListenSink sink) {
    if (session != current || !session.takes(listen)) {
      return false;
    }
    end(session.stream(sink));
    return true;
  }

  synchronized long peerAtMillis(MasterSession session) {
    return session.peerAtMillis();
  }

  /**
   * Where the linked session's stream goes.
   *
   * @param sink never null
   */
  record Stream(MasterSession session, ListenSink sink) {}

  /** Null where nobody is linked or listens. */
  synchronized Stream stream() {
    ListenSink sink = current == null ? null : current.sink();
    return sink == null ? null : new Stream(current, sink);
  }

  /** Notes what became of a line; the stream may be given up by it. */
  synchronized void offered(Stream stream, ListenSink.Offer offer, long nowMillis) {
    MasterSession session = stream.session();
    if (session.sink() == stream.sink() && session.mustDrop(offer, times, nowMillis)) {
      end(session.stream(null));
    }
  }

  /** The linked session; null for none. */
  synchronized MasterSession current() {
    return current;
  }

  /** When the session's last ping came. */
  synchronized long heardMillis(MasterSession session) {
    return session.heardMillis();
  }

  /** The session's backup has no process any more; without effect where it is linked no more. */
  synchronized void gone(MasterSession session) {
    if (session == current) {
      lose("no ping, and the backup's host refuses connections");
      long heardMillis = session.heardMillis();
      later.accept(() -> listener.refused(heardMillis));
    }
  }

  /** Ends the linked session where it has been silent for too long. */
  synchronized void judge(long nowMillis) {
    String cause = current == null ? null : current.lostCause(times, nowMillis);
    if (cause != null) {
      lose(cause);
    }
  }

  /** Ends what was made by a key that was dropped. */
  synchronized void endThoseBy(Predicate<PairSeals.Held> dropped) {
    waiting.removeIf(session -> dropped.test(session.key));
    if (current != null && dropped.test(current.key)) {
      lose(PairSeals.DROPPED);
    }
  }

  /** Ends all; what was streamed to is given, to say goodbye to it; null for nobody. */
  synchronized Stream close() {
    closed = true;
    Stream last = stream();
    current = null;
    waiting.clear();
    return last;
  }

  /** A backup that changes to another key goes on with the link: nothing was lost. */
  private void link(MasterSession session) {
    boolean renewal = current != null && session.renews(current);
    if (renewal) {
      end(current.stream(null));
    } else if (current != null) {
      lose("the backup connected anew");
    }
    waiting.remove(session);
    current = session;
    if (!renewal) {
      later.accept(() -> listener.linked(session.backup, session.addresses));
    }
  }

  private void lose(String cause) {
    end(current.stream(null));
    current = null;
    later.accept(() -> listener.lost(cause));
  }

  private void end(ListenSink sink) {
    if (sink != null) {
      later.accept(sink::end);
    }
  }
}

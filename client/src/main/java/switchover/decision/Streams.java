package switchover.decision;

/** Keeps a stream open to each node that answers, as long as the page is seen. */
final class Streams {
  private final Turn turn;
  private final Heartbeats heartbeats;

  Streams(Turn turn, Heartbeats heartbeats) {
    this.turn = turn;
    this.heartbeats = heartbeats;
  }

  /** A stream brought a status: as good as an answered heartbeat, or a reason for one. */
  void pushed(Event.Pushed pushed) {
    Stream stream = stream(pushed.current());
    if (stream.base() == null) {
      return;
    }
    if (pushed.outcome() instanceof Outcome.Heard heard) {
      set(pushed.current(), stream.spoke());
      Outcome.Miss miss =
          pushed.current()
              ? heartbeats.heardAtOwnBase(heard.status(), Heartbeats.PUSHED)
              : heartbeats.heardRedundant(heard.status(), stream.base(), Heartbeats.PUSHED);
      if (miss == null) {
        return;
      }
    }
    confirm(pushed.current());
  }

  /** A stream broke: the node's last word is in doubt until it has answered a heartbeat. */
  void broke(boolean current) {
    if (stream(current).base() == null) {
      return;
    }
    set(current, stream(current).broke(turn.now));
    turn.effects.add(new Effect.CloseEvents(current));
    if (current) {
      turn.pair = new PairView(turn.pair.current().inDoubt(), turn.pair.redundant());
    }
    confirm(current);
  }

  void closeAll() {
    close(true);
    close(false);
    turn.currentStream = Stream.CLOSED;
    turn.redundantStream = Stream.CLOSED;
  }

  /** Opens and closes streams so that each answering node has one, at the address it answers at. */
  void settle() {
    settle(true, wanted(turn.pair.current()));
    settle(false, wanted(turn.pair.redundant()));
  }

  long wakeMillis() {
    return Math.min(wakeMillis(true), wakeMillis(false));
  }

  private long wakeMillis(boolean current) {
    String wanted = wanted(current ? turn.pair.current() : turn.pair.redundant());
    boolean waits = wanted != null && stream(current).base() == null;
    return waits ? stream(current).retryMillis() : Long.MAX_VALUE;
  }

  private void settle(boolean current, String wanted) {
    String open = stream(current).base();
    if (open != null && !open.equals(wanted)) {
      close(current);
      open = null;
    }
    if (open == null && wanted != null && turn.now >= stream(current).retryMillis()) {
      set(current, stream(current).opened(wanted));
      turn.effects.add(new Effect.OpenEvents(current, wanted + "/status/events"));
    }
  }

  private String wanted(NodeView node) {
    boolean alive = node.status() != null && node.missed() < node.limit();
    return alive && !turn.hidden ? node.base() : null;
  }

  private void close(boolean current) {
    if (stream(current).base() != null) {
      set(current, stream(current).closed());
      turn.effects.add(new Effect.CloseEvents(current));
    }
  }

  private void confirm(boolean current) {
    if (current) {
      heartbeats.confirmCurrent();
    } else {
      turn.nextRedundantMillis = turn.now;
    }
  }

  private Stream stream(boolean current) {
    return current ? turn.currentStream : turn.redundantStream;
  }

  private void set(boolean current, Stream stream) {
    if (current) {
      turn.currentStream = stream;
    } else {
      turn.redundantStream = stream;
    }
  }
}

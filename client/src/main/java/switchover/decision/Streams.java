package switchover.decision;

/**
 * Keeps a stream open to each node that answers, as long as the page is seen and no neighbour
 * listens in its place.
 */
final class Streams {
  private Streams() {}

  /** A stream brought a status: as good as an answered heartbeat, or a reason for one. */
  static void pushed(Turn turn, boolean current, Outcome outcome) {
    Stream stream = stream(turn, current);
    if (stream.base() == null) {
      return;
    }
    if (outcome.status() != null
        && Heartbeats.heardUnasked(turn, current, outcome.status(), stream.base()) == null) {
      set(turn, current, stream.speaks());
      return;
    }
    set(turn, current, stream.at(stream.base()));
    confirm(turn, current);
  }

  /**
   * A stream brought a sign of life. It says that the stream's last word still holds, and spares a
   * heartbeat as long as the page has nothing to wait for; a node or a proxy that gives none is
   * asked each period. What a heartbeat leaves unanswered is never made good by it.
   */
  static void alive(Turn turn, boolean current) {
    Stream stream = stream(turn, current);
    NodeView node = current ? turn.pair.current() : turn.pair.redundant();
    if (!stream.spoke() || !node.answering() || !turn.atRest()) {
      return;
    }
    set(turn, current, stream.alive());
    Heartbeats.spare(turn, current, turn.now + turn.nextSignMillis(current));
    if (turn.now < turn.neighboursMillis) {
      turn.add(Effect.speak(Effect.PASS_ON, stream.base()));
    }
  }

  /**
   * A stream broke: the node's last word is in doubt until it has answered a heartbeat. One that
   * never brought a word says nothing of the node: somebody in between may not let streams through.
   * Of a page that is leaving, the browser breaks all streams; it asks nobody any more, which would
   * only hold up the page that comes.
   */
  static void broke(Turn turn, boolean current) {
    Stream stream = stream(turn, current);
    if (stream.base() == null) {
      return;
    }
    set(turn, current, stream.broke(turn.now));
    turn.add(Effect.drop(id(current)));
    if (turn.leavingMillis >= 0) {
      return;
    }
    if (stream.spoke()) {
      doubt(turn, current);
    } else {
      confirm(turn, current);
    }
  }

  /** A stream to the node broke: its last word counts for nothing until it has answered. */
  static void doubt(Turn turn, boolean current) {
    if (current) {
      turn.pair = turn.pair.withCurrent(turn.pair.current().inDoubt());
    }
    confirm(turn, current);
  }

  /** Whether this page has a stream. */
  static boolean listening(Turn turn) {
    return turn.currentStream.base() != null || turn.redundantStream.base() != null;
  }

  static void closeAll(Turn turn) {
    close(turn, true);
    close(turn, false);
    turn.currentStream = Stream.closed();
    turn.redundantStream = turn.currentStream;
  }

  /** Opens and closes streams so that each answering node has one, at the address it answers at. */
  static void settle(Turn turn) {
    settle(turn, true, wanted(turn, turn.pair.current()));
    settle(turn, false, wanted(turn, turn.pair.redundant()));
  }

  static double wakeMillis(Turn turn) {
    return Math.min(wakeMillis(turn, true), wakeMillis(turn, false));
  }

  private static double wakeMillis(Turn turn, boolean current) {
    NodeView node = current ? turn.pair.current() : turn.pair.redundant();
    boolean waits = listenable(turn, node) && stream(turn, current).base() == null;
    return waits
        ? Math.max(stream(turn, current).retryMillis(), turn.listenMillis)
        : Double.MAX_VALUE;
  }

  private static void settle(Turn turn, boolean current, String wanted) {
    String open = stream(turn, current).base();
    if (open != null && !open.equals(wanted)) {
      close(turn, current);
      open = null;
    }
    if (open == null && wanted != null && turn.now >= stream(turn, current).retryMillis()) {
      set(turn, current, stream(turn, current).at(wanted));
      String rare = Text.of("?signsEvery=", Text.of(Turn.PERIODS_OF_REDUNDANT_SIGNS));
      String url = Text.of(wanted, "/status/events", current ? null : rare);
      turn.add(new Effect(Effect.LISTEN, id(current), url, 0, null, null));
    }
  }

  private static String wanted(Turn turn, NodeView node) {
    return listenable(turn, node) && turn.now >= turn.listenMillis ? node.base() : null;
  }

  private static boolean listenable(Turn turn, NodeView node) {
    return node.status() != null && node.missed() < node.limit() && !turn.hidden;
  }

  private static void close(Turn turn, boolean current) {
    if (stream(turn, current).base() != null) {
      set(turn, current, stream(turn, current).at(null));
      turn.add(Effect.drop(id(current)));
    }
  }

  private static void confirm(Turn turn, boolean current) {
    if (current) {
      Heartbeats.confirmCurrent(turn);
    } else {
      turn.nextRedundantMillis = turn.now;
    }
  }

  private static int id(boolean current) {
    return current ? Effect.CURRENT_STREAM : Effect.REDUNDANT_STREAM;
  }

  private static Stream stream(Turn turn, boolean current) {
    return current ? turn.currentStream : turn.redundantStream;
  }

  private static void set(Turn turn, boolean current, Stream stream) {
    if (current) {
      turn.currentStream = stream;
    } else {
      turn.redundantStream = stream;
    }
  }
}

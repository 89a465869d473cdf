package switchover.decision;

import switchover.status.Heartbeat;

/**
 * All that a page knows. Made by {@link Page#start} and {@link Page#next} only, and never changed
 * once they have given it away.
 */
public sealed class PageState permits Turn {
  /** Within it a page looks at the ways of a switchover for the first time: not all at once. */
  private static final int FIRST_CHECK_MILLIS = 5000;

  /** What never changes while the page lives. */
  final Setup setup;

  /**
   * Whether the page was to move the top page and moves only itself: the browser does not let it.
   */
  boolean frameOnly;

  /** Path, query and fragment of the document that moves, now. */
  String rest;

  /** What is known of both nodes. */
  PairView pair;

  Stream currentStream;
  Stream redundantStream;

  /** The requests under way. */
  Row<Asked> asks;

  int lastAskId;

  /** When the current node is asked next. */
  double nextCurrentMillis;

  /** When the redundant node is asked next. */
  double nextRedundantMillis;

  /** When this page itself last asked the current node. */
  double ownCurrentMillis;

  /** When this page itself last asked the redundant node. */
  double ownRedundantMillis;

  /** What the current node was last told of this page; empty for nothing yet. */
  String reported;

  /** Until when a neighbour is thought to be there. */
  double neighboursMillis;

  /** No stream is opened before, since a neighbour listens. */
  double listenMillis;

  /** When the ways of a switchover are looked at next, if it is a quiet time. */
  double nextCheckMillis;

  /** What came of the public address, as a word for the node; null for nothing yet. */
  String publicWord;

  /** Whether the user is signed in on the other node, as a word for the node; null as above. */
  String sessionWord;

  /** Whether this round asks all addresses of the redundant node, not only its last one. */
  boolean wide;

  /** Why an address did not answer in this round; null where all have so far. */
  Outcome roundMiss;

  /** Addresses at which the redundant node once answered. */
  Row<Address> verified;

  /** A switchover under way; null where there is none. */
  Moving moving;

  /** Since when the browser has been leaving the page; negative where it is not. */
  double leavingMillis;

  /** No switchover begins before. */
  double pausedMillis;

  /** When an announced move begins; negative where none is. */
  double announcedMillis;

  /** When the turn of this page comes among many that leave its node; negative where none waits. */
  double turnMillis;

  /** Why; null where none was put off. */
  String pausedWhy;

  /** How often the page may jump. */
  Budget budget;

  boolean hidden;

  /** The texts of the page's language; null for English. */
  Json words;

  /** The last notice; null before the first. */
  String notice;

  /**
   * Whether evidence was void because the page was late, and the current node has not been heard
   * since. A page that is busy without end would never know of a silent node otherwise.
   */
  boolean stoodStill;

  /** When the page wants to be woken. */
  double wakeMillis;

  /** What was told last. */
  String told;

  /** A page that has heard nothing yet. */
  PageState(Setup setup, Budget budget, boolean hidden) {
    double now = setup.startedMillis();
    this.setup = setup;
    frameOnly = setup.frameOnly();
    rest = place().rest();
    this.budget = budget;
    this.hidden = hidden;
    int limit = Heartbeat.DEFAULT_MISSED;
    pair =
        new PairView(
            NodeView.unheard(setup.nodeId(), setup.place().base().text(), limit, now),
            NodeView.unheard(null, null, limit, now));
    currentStream = Stream.closed();
    redundantStream = currentStream;
    asks = Row.empty();
    verified = Row.empty();
    nextCurrentMillis = now;
    nextRedundantMillis = now;
    ownCurrentMillis = now;
    ownRedundantMillis = now;
    reported = "";
    listenMillis = now;
    neighboursMillis = now;
    nextCheckMillis = now + FIRST_CHECK_MILLIS * setup.spread();
    leavingMillis = -1;
    pausedMillis = now;
    announcedMillis = -1;
    turnMillis = -1;
    told = "";
    wakeMillis = now;
  }

  /** The same state, laid open for a turn. */
  PageState(PageState from) {
    setup = from.setup;
    frameOnly = from.frameOnly;
    rest = from.rest;
    pair = from.pair;
    currentStream = from.currentStream;
    redundantStream = from.redundantStream;
    asks = from.asks;
    lastAskId = from.lastAskId;
    nextCurrentMillis = from.nextCurrentMillis;
    nextRedundantMillis = from.nextRedundantMillis;
    ownCurrentMillis = from.ownCurrentMillis;
    ownRedundantMillis = from.ownRedundantMillis;
    reported = from.reported;
    neighboursMillis = from.neighboursMillis;
    listenMillis = from.listenMillis;
    nextCheckMillis = from.nextCheckMillis;
    publicWord = from.publicWord;
    sessionWord = from.sessionWord;
    wide = from.wide;
    roundMiss = from.roundMiss;
    verified = from.verified;
    moving = from.moving;
    leavingMillis = from.leavingMillis;
    pausedMillis = from.pausedMillis;
    pausedWhy = from.pausedWhy;
    announcedMillis = from.announcedMillis;
    turnMillis = from.turnMillis;
    budget = from.budget;
    hidden = from.hidden;
    notice = from.notice;
    words = from.words;
    stoodStill = from.stoodStill;
    wakeMillis = from.wakeMillis;
    told = from.told;
  }

  /** What never changes while the page lives. */
  public Setup setup() {
    return setup;
  }

  /** Whether it is the top page that moves, and not the frame in it that the script is in. */
  public boolean movesTop() {
    return place() != setup.place();
  }

  /** Where the document was that moves, when the page began. */
  Place place() {
    return frameOnly ? setup.place() : setup.moves();
  }
}

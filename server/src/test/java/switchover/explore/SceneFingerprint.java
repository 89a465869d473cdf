package switchover.explore;

import java.util.Set;
import java.util.TreeSet;
import switchover.decision.Answer;
import switchover.decision.PageFacts;
import switchover.decision.PairView;

/**
 * What tells one scene from another. Of sequences, only the order among those of one node counts.
 * For how long the pair has been quiet is left out: the nodes' promises are held without a page.
 */
final class SceneFingerprint {
  private final Scene scene;
  private final Hash hash = new Hash();
  private final long baseEpoch;
  private final Set<Long> ofMaster = new TreeSet<>();
  private final Set<Long> ofBackup = new TreeSet<>();

  private SceneFingerprint(Scene scene) {
    this.scene = scene;
    baseEpoch = Fingerprint.baseEpoch(scene.pair());
  }

  static Fingerprint of(Scene scene) {
    SceneFingerprint made = new SceneFingerprint(scene);
    made.scene();
    return made.hash.done();
  }

  private void scene() {
    Fingerprint.pair(hash, scene.pair(), baseEpoch);
    hash.add(scene.reachesMaster());
    hash.add(scene.reachesBackup());
    hash.add(PagePromises.due(scene) ? scene.calmMillis() : -1);
    hash.add(scene.tab() != null);
    if (scene.tab() != null) {
      collect(true, ofMaster);
      collect(false, ofBackup);
      board(true);
      board(false);
      tab(scene.tab());
    }
  }

  /** The sequences of a node that are still known to somebody. */
  private void collect(boolean master, Set<Long> to) {
    Board board = scene.board(master);
    if (board.up()) {
      to.add(board.shown().sequence());
    }
    if (board.before() != null) {
      to.add(board.before().sequence());
    }
    PairView known = PageFacts.pair(scene.tab().page());
    collect(master, known.current().status(), to);
    collect(master, known.redundant().status(), to);
    for (Request request : scene.tab().requests()) {
      collect(master, request.said() == null ? null : request.said().answer(), to);
    }
  }

  private static void collect(boolean master, Answer answer, Set<Long> to) {
    if (answer != null && answer.nodeId().equals(Voices.nodeId(master))) {
      to.add((long) answer.sequence());
    }
  }

  private void board(boolean master) {
    Board board = scene.board(master);
    hash.add(board.up() ? rank(master, board.shown().sequence()) : -1);
    hash.add(board.before() != null);
    if (board.before() != null) {
      hash.add(board.before().running());
      hash.add(board.before().maintenance() != null);
      hash.add(board.before().epoch() - baseEpoch);
      hash.add(rank(master, board.before().sequence()));
    }
  }

  private long rank(boolean master, long sequence) {
    long rank = 0;
    for (long each : master ? ofMaster : ofBackup) {
      rank += each < sequence ? 1 : 0;
    }
    return rank;
  }

  private long age(Answer answer) {
    boolean master = answer.nodeId().equals(Voices.MASTER_ID);
    return ((long) answer.epoch() - baseEpoch) * 100 + rank(master, (long) answer.sequence());
  }

  private void tab(Tab tab) {
    hash.add(tab.onMaster());
    hash.add(tab.hidden());
    hash.add(tab.hidden() ? scene.nowMillis() % 1000 : -1);
    hash.add(tab.asleep());
    hash.add(tab.leaving());
    new PageFacts(tab.page(), scene.nowMillis(), this::age, hash::add).tell();
    double epochMillis = Edge.EPOCH_OFFSET_MILLIS + scene.nowMillis();
    PageFacts.budget(tab.keptByMaster(), epochMillis, hash::add);
    PageFacts.budget(tab.keptByBackup(), epochMillis, hash::add);
    listener(tab.current());
    listener(tab.redundant());
    for (Request request : tab.requests()) {
      request(request);
    }
    ledger(tab.ledger());
  }

  private void listener(Listener listener) {
    hash.add(listener != null);
    if (listener != null) {
      Board board = scene.board(listener.toMaster());
      hash.add(listener.toMaster());
      hash.add(listener.dead(board));
      hash.add(board.up() && listener.behind(board));
      hash.add(listener.boot() == 0);
      hash.add(listener.mute());
      hash.add(listener.mute() ? -1 : scene.nowMillis() % listener.signMillis());
      hash.add(!listener.mute() && listener.lives(scene.nowMillis()));
    }
  }

  private void request(Request request) {
    hash.add(request.toMaster());
    hash.add((long) Math.max(request.deadlineMillis() - scene.nowMillis(), -1));
    hash.add(request.lost());
    hash.add(request.said() != null);
    if (request.said() != null) {
      Answer answer = request.said().answer();
      hash.add(request.said().own());
      hash.add(answer == null ? -1 : answer.pair().hashCode() + answer.nodeId().hashCode());
      hash.add(answer != null && answer.running());
      hash.add(answer != null && answer.maintenance());
      hash.add(answer == null ? -1 : age(answer));
    }
  }

  private void ledger(Ledger ledger) {
    for (boolean master : new boolean[] {true, false}) {
      Ledger.Heard heard = ledger.heard(master);
      hash.add(heard.ever());
      hash.add(heard.running());
      hash.add(heard.misses());
      for (long left : ledger.left(master)) {
        hash.add(Math.min(scene.nowMillis() - left, Ledger.WINDOW_MILLIS));
      }
      hash.add(-1);
    }
    hash.add(ledger.jumps());
  }
}

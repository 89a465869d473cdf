package switchover.node;

import switchover.status.Mode;
import switchover.status.NodeState;

/**
 * The rules by which one node of a pair is Running.
 *
 * <p>Each step does three things: it notices a pause of its own or the other's silence, it takes in
 * the event, and it looks at the whole anew. The last is level-triggered: what must follow is told
 * from what the node knows now, never from which message came, so that a lost one is made good by
 * the next.
 *
 * <p>Becoming Running takes two steps: the claim puts a higher epoch on disk; when that is done the
 * reason is looked at again, and only if it still holds the node is Running.
 */
public final class StateMachine {
  /** How long a node whose epoch could not be saved leaves Running to the other one. */
  static final int UNWELL_MILLIS = 10_000;

  /** How long it waits before it tries again where there is no other one to leave it to. */
  static final int RETRY_MILLIS = 1000;

  /** How long the other node has to win what this one gave up at the coordinator. */
  private static final int HAND_OVER_BY_COORDINATOR_MILLIS = 5000;

  /** A node that was not stepped for this part of the failover time has stalled. */
  private static final int STALL_PART_OF_FAILOVER = 4;

  private static final String BOTH_EPOCHS_LOST =
      "both nodes have lost their epochs, so that nobody is Running: stop this node, write a whole"
          + " number above every epoch that may have been used (such as 1000000) into the file"
          + " epoch of its home folder, and start it again";

  private StateMachine() {}

  /** How long a switch may take from the asking to its outcome, on either node. */
  public static int longestSwitchMillis(NodeConfig config) {
    return longestAskMillis(config) + longestHandOverMillis(config);
  }

  private static int longestAskMillis(NodeConfig config) {
    return 2 * config.pingTimeoutMillis();
  }

  private static int longestHandOverMillis(NodeConfig config) {
    return config.decidedBy() == DecidedBy.COORDINATOR
        ? HAND_OVER_BY_COORDINATOR_MILLIS
        : config.pingTimeoutMillis();
  }

  /**
   * One event taken in.
   *
   * @param nowMillis monotonic, never less than in the step before
   */
  public static Step step(NodeConfig config, Node node, Event event, long nowMillis) {
    Turn turn = new Turn(node, nowMillis);
    noticeStall(config, node, turn);
    turn.peer = turn.peer.believed(config.failoverMillis(), nowMillis);
    take(config, turn, event);
    noticeHungDisk(config, turn);
    if (turn.running()) {
      lookWhileRunning(config, turn);
    } else {
      lookWhileStandby(config, turn);
    }
    settleAskedSwitch(turn);
    return turn.done();
  }

  /**
   * After a stall of this node, what the other one said meanwhile still waits to be heard: it
   * claims only on newer words, or on silence when it has listened again for a while. Of one that
   * was not linked and silent for long before, nothing can wait.
   */
  private static void noticeStall(NodeConfig config, Node node, Turn turn) {
    long stalledMillis = turn.nowMillis - node.seenMillis();
    int listenMillis = config.failoverMillis() / STALL_PART_OF_FAILOVER;
    if (config.mode() == Mode.INDEPENDENT || stalledMillis <= listenMillis) {
      return;
    }
    turn.saving = turn.saving == null ? null : turn.saving.anewFrom(turn.nowMillis);
    turn.groundAfterMillis = turn.nowMillis;
    boolean wasGone =
        !turn.peer.linked() && turn.peer.silentFor(config.failoverMillis(), node.seenMillis());
    if (!wasGone) {
      turn.claim = null;
      long silentSinceMillis = turn.nowMillis - config.failoverMillis() + listenMillis;
      turn.peer = turn.peer.heardNotBefore(silentSinceMillis);
    }
    if (stalledMillis > config.failoverMillis()) {
      wake(config, turn, stalledMillis);
    }
  }

  /** N6: whoever slept longer than the failover time may have been replaced meanwhile. */
  private static void wake(NodeConfig config, Turn turn, long pausedMillis) {
    turn.claim = null;
    turn.handOver = null;
    turn.peer = turn.peer.forgottenAt(turn.nowMillis);
    long hearMillis = config.failoverMillis() + config.pingTimeoutMillis();
    turn.waitUntilMillis = Math.max(turn.waitUntilMillis, turn.nowMillis + hearMillis);
    turn.permission = new Permission(false, false, "no word since this node was paused");
    if (turn.running()) {
      turn.returning = true;
      turn.becomeStandby("this node was paused for " + pausedMillis + " ms");
    }
  }

  /** A node whose disk does not answer must say that it can't take over, or nobody does. */
  private static void noticeHungDisk(NodeConfig config, Turn turn) {
    if (turn.saving == null) {
      return;
    }
    if (turn.nowMillis >= turn.saving.hangsFromMillis(config, turn.fitness.diskSlow())) {
      long hangsMillis = turn.nowMillis - turn.saving.sinceMillis();
      turn.diskIs(
          Disk.HANGS,
          "epoch "
              + turn.saving.epoch()
              + " is not saved after "
              + hangsMillis
              + " ms, the disk does not answer");
    }
  }

  private static void take(NodeConfig config, Turn turn, Event event) {
    if (event instanceof Event.FirstTry) {
      turn.peer = turn.peer.listenedFrom(turn.nowMillis);
    } else if (event instanceof Event.Linked) {
      turn.peer = turn.peer.linkedAt(turn.nowMillis);
      turn.waitUntilMillis = 0;
    } else if (event instanceof Event.Heard heard) {
      takeHeard(turn, heard);
    } else if (event instanceof Event.Lost) {
      takeLost(turn);
    } else if (event instanceof Event.Refused refused) {
      takeRefused(config, turn, refused);
    } else if (event instanceof Event.KeptOut keptOut) {
      takeKeptOut(config, turn, keptOut);
    } else if (event instanceof Event.EpochSaved saved) {
      takeSaved(config, turn, saved.epoch());
    } else if (event instanceof Event.EpochNotSaved failed) {
      takeNotSaved(config, turn, failed);
    } else {
      takeWish(config, turn, event);
    }
  }

  /** What was said before this node woke, and waited for it to wake, says nothing of now. */
  private static void takeHeard(Turn turn, Event.Heard heard) {
    if (heard.sinceMillis() < turn.peer.wokeMillis()) {
      return;
    }
    Report report = heard.report();
    if (report.epochLost() && turn.fitness.epochLost() && !turn.peer.saysEpochLost()) {
      turn.add(new Effect.Alarm(BOTH_EPOCHS_LOST));
    }
    boolean isNews = !turn.peer.says(NodeState.RUNNING);
    turn.peer = turn.peer.heard(report, heard.sinceMillis(), turn.nowMillis);
    turn.waitUntilMillis = 0;
    if (isNews && turn.running() && turn.peer.says(NodeState.RUNNING)) {
      turn.add(new Effect.BothRunning(turn.epoch, report.epoch()));
    }
    if (!report.epochLost()) {
      learnEpoch(turn, report.epoch());
    }
  }

  /** With the connection the offer is gone: what was withdrawn meanwhile would not be heard. */
  private static void takeLost(Turn turn) {
    turn.peer = turn.peer.lost();
    if (turn.claim != null && turn.claim.ground() == Node.Ground.HANDED_OVER) {
      turn.claim = null;
    }
  }

  private static void takeWish(NodeConfig config, Turn turn, Event event) {
    if (event instanceof Event.Health health) {
      turn.fitness = turn.fitness.withSick(!health.well(), turn.nowMillis);
      turn.add(new Effect.Tell());
    } else if (event instanceof Event.MaintenanceSet maintenance) {
      turn.fitness = turn.fitness.withMaintenance(maintenance.on(), turn.nowMillis);
      turn.add(new Effect.Tell());
    } else if (event instanceof Event.DiskDue) {
      lookAtDisk(turn);
    } else if (event instanceof Event.Permitted permitted) {
      takePermission(turn, permitted.permission());
    } else if (event instanceof Event.SwitchAsked) {
      takeSwitch(config, turn);
    } else if (event instanceof Event.StopAsked) {
      takeStop(config, turn);
    }
  }

  /** A disk that hangs or fails must be known before an epoch depends on it. */
  private static void lookAtDisk(Turn turn) {
    if (turn.saving == null && !turn.fitness.epochLost()) {
      turn.save(turn.highestEpoch);
    }
  }

  private static void takePermission(Turn turn, Permission word) {
    if (word.inLine() != turn.permission.inLine()) {
      turn.add(new Effect.Tell());
    }
    if (word.mayRun() && !turn.permission.mayRun()) {
      turn.permittedMillis = turn.nowMillis;
    }
    turn.permission = word;
  }

  /** An epoch that the other node used must never be used again, not even after a restart. */
  private static void learnEpoch(Turn turn, long heardEpoch) {
    long used = heardEpoch;
    if (turn.fitness.epochLost()) {
      used += Epochs.MARGIN_AFTER_LOSS;
      turn.fitness = turn.fitness.withEpochFound(turn.nowMillis);
      turn.add(new Effect.Tell());
    }
    if (used > turn.highestEpoch) {
      turn.save(used);
    }
  }

  private static void takeRefused(NodeConfig config, Turn turn, Event.Refused refused) {
    boolean mayClaim =
        refused.sinceMillis() >= turn.peer.wokeMillis()
            && config.mode() != Mode.INDEPENDENT
            && config.decidedBy() == DecidedBy.BUILTIN
            && !turn.running()
            && turn.claim == null
            && turn.fitness.mayRun(turn.nowMillis);
    if (mayClaim && config.takeOverOnRefused() && turn.peer.everLinked() && !turn.peer.linked()) {
      claim(
          config,
          turn,
          Node.Ground.REFUSED,
          "the " + config.otherNode() + "'s host refuses connections, its process is gone");
    }
  }

  /** Not linked, yet no silence: two that know of each other are not both Running. */
  private static void takeKeptOut(NodeConfig config, Turn turn, Event.KeptOut keptOut) {
    boolean isNews = turn.peer.keptOutEpoch() == 0;
    turn.peer = turn.peer.keptOut(keptOut.epoch(), turn.nowMillis);
    if (turn.running() && isNews) {
      turn.add(new Effect.BothRunning(turn.epoch, keptOut.epoch()));
    }
    learnEpoch(turn, keptOut.epoch());
    if (turn.running() && config.decidedBy() == DecidedBy.BUILTIN) {
      turn.becomeStandby("the master is Running and refuses this node's version");
    }
  }

  private static void takeSaved(NodeConfig config, Turn turn, long savedEpoch) {
    turn.diskAnswered(config, savedEpoch);
    turn.diskIs(Disk.WELL, "epochs can be saved again");
    if (turn.claim == null || turn.claim.epoch() != savedEpoch) {
      return;
    }
    if (turn.stopping || claimHasLapsed(config, turn)) {
      if (turn.claim.ground() == Node.Ground.HANDED_OVER) {
        beUnwell(turn);
      }
      turn.claim = null;
    } else {
      turn.becomeRunning();
    }
  }

  /** While the epoch went to disk the other node may have become Running, or have come back. */
  private static boolean claimHasLapsed(NodeConfig config, Turn turn) {
    if (!mayRunByDecider(config, turn) || turn.claim.epoch() < turn.highestEpoch) {
      return true;
    }
    return switch (turn.claim.ground()) {
      case RULE, HANDED_OVER -> Claims.reason(config, turn) == null;
      case REFUSED -> turn.peer.linked();
    };
  }

  private static void takeNotSaved(NodeConfig config, Turn turn, Event.EpochNotSaved failed) {
    turn.diskAnswered(config, failed.epoch());
    turn.diskIs(
        Disk.FAILS, "epoch " + failed.epoch() + " could not be saved (" + failed.cause() + ")");
    if (turn.claim != null && turn.claim.epoch() == failed.epoch()) {
      turn.claim = null;
      beUnwell(turn);
    }
  }

  /** A node whose disk fails or is too slow for a hand-over must not ask for the next at once. */
  private static void beUnwell(Turn turn) {
    int millis = turn.peer.linked() ? UNWELL_MILLIS : RETRY_MILLIS;
    turn.fitness = turn.fitness.unwellUntil(turn.nowMillis + millis);
    turn.add(new Effect.Tell());
  }

  private static void takeSwitch(NodeConfig config, Turn turn) {
    String obstacle = Switch.obstacle(config, turn);
    if (obstacle != null) {
      turn.add(new Effect.SwitchRefused(obstacle));
    } else if (turn.running()) {
      handOver(config, turn, "a switch was asked for");
    } else {
      turn.askUntilMillis = turn.nowMillis + longestAskMillis(config);
      turn.add(new Effect.Tell());
    }
  }

  private static void takeStop(NodeConfig config, Turn turn) {
    turn.stopping = true;
    if (!turn.running()) {
      return;
    }
    if (config.decidedBy() != DecidedBy.EXTERNAL && turn.peer.standsReady()) {
      handOver(config, turn, "this node stops");
    } else if (config.decidedBy() != DecidedBy.BUILTIN) {
      turn.becomeStandby("this node stops");
      turn.add(new Effect.Resign());
    }
  }

  private static void handOver(NodeConfig config, Turn turn, String why) {
    long untilMillis = turn.nowMillis + longestHandOverMillis(config);
    turn.handOver = new Node.HandOver(turn.highestEpoch, untilMillis);
    turn.returning = false;
    turn.becomeStandby(why + ", hands over");
    if (config.decidedBy() == DecidedBy.COORDINATOR) {
      turn.permission = new Permission(false, false, "resigned to hand over");
      turn.add(new Effect.Resign());
    }
  }

  private static void lookWhileRunning(NodeConfig config, Turn turn) {
    if (!mayRunByDecider(config, turn)) {
      turn.becomeStandby(turn.permission.why());
    } else if (turn.peer.says(NodeState.RUNNING)) {
      if (config.decidedBy() == DecidedBy.BUILTIN && yields(config, turn)) {
        turn.becomeStandby("both nodes were Running, this one yields");
      }
    } else if (config.decidedBy() != DecidedBy.EXTERNAL
        && turn.peer.standsReady()
        && !turn.stopping) {
      String why = reasonToHandOver(turn);
      if (why != null) {
        handOver(config, turn, why);
      }
    }
  }

  /** False where another engine decides and does not permit it. */
  private static boolean mayRunByDecider(NodeConfig config, Turn turn) {
    return config.mode() == Mode.INDEPENDENT
        || config.decidedBy() == DecidedBy.BUILTIN
        || turn.permission.mayRun();
  }

  /** Why a Running node should leave it to a Standby that is ready; null where it should not. */
  private static String reasonToHandOver(Turn turn) {
    if (turn.peer.report().asksToRun()) {
      return "the redundant node asks to run";
    }
    if (turn.fitness.maintenance()) {
      return "this node is in maintenance";
    }
    return turn.fitness.sick() ? "what is behind this node is not well" : null;
  }

  private static boolean yields(NodeConfig config, Turn turn) {
    Report other = turn.peer.report();
    if (config.mode() == Mode.MASTER) {
      return !BothRunning.masterStays(config.recovery(), turn.epoch, other.epoch());
    }
    return BothRunning.masterStays(other.recovery(), other.epoch(), turn.epoch);
  }

  private static void lookWhileStandby(NodeConfig config, Turn turn) {
    if (turn.handOver != null && tookOver(turn)) {
      turn.handOver = null;
      turn.add(new Effect.SwitchDone());
    }
    if (turn.claim != null || turn.stopping) {
      return;
    }
    if (turn.handOver != null && !withdraws(config, turn)) {
      return;
    }
    String why = Claims.reason(config, turn);
    if (why != null) {
      boolean given =
          config.decidedBy() == DecidedBy.BUILTIN && turn.peer.handsOverKnowing(turn.epoch);
      claim(config, turn, given ? Node.Ground.HANDED_OVER : Node.Ground.RULE, why);
    }
  }

  /**
   * Whether the other node took what this one handed over. It may have handed it back since: of its
   * reports only the newest comes.
   */
  private static boolean tookOver(Turn turn) {
    boolean back =
        turn.peer.handsOver() && turn.peer.report().handsOverEpoch() > turn.handOver.epoch();
    return back || turn.peer.says(NodeState.RUNNING);
  }

  private static void settleAskedSwitch(Turn turn) {
    if (!turn.asking()) {
      return;
    }
    if (turn.running()) {
      turn.askUntilMillis = 0;
      turn.add(new Effect.SwitchDone());
    } else if (turn.nowMillis >= turn.askUntilMillis) {
      turn.askUntilMillis = 0;
      turn.add(new Effect.SwitchRefused("the redundant node did not take or hand over in time"));
    }
  }

  /**
   * A hand-over that nobody confirmed is withdrawn. This node runs again by the rules alone, and
   * beside a speaking node only when that one has heard of the withdrawal: until then it may still
   * become Running by the offer. Where a coordinator gives the lead back, the other did not want
   * it.
   */
  private static boolean withdraws(NodeConfig config, Turn turn) {
    boolean givenBack = config.decidedBy() == DecidedBy.COORDINATOR && turn.permission.mayRun();
    if (!givenBack && turn.nowMillis < turn.handOver.untilMillis()) {
      return false;
    }
    turn.handOver = null;
    turn.groundAfterMillis = turn.nowMillis;
    turn.add(new Effect.Tell());
    turn.add(new Effect.SwitchRefused("the redundant node did not confirm in time"));
    return true;
  }

  private static void claim(NodeConfig config, Turn turn, Node.Ground ground, String why) {
    turn.claim(Epochs.next(config.mode(), turn.highestEpoch), ground, why);
  }
}

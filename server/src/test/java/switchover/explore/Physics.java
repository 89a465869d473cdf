package switchover.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import switchover.node.DecidedBy;
import switchover.node.Effect;
import switchover.node.Event;
import switchover.node.Node;
import switchover.node.NodeConfig;
import switchover.node.NodeView;
import switchover.node.Recovery;
import switchover.node.Report;
import switchover.node.Step;
import switchover.status.Mode;

/** Which actions a world allows and what each makes of it. */
final class Physics implements Realm<World> {
  static final int QUANTUM_MILLIS = 250;
  static final int FAILOVER_MILLIS = 1000;
  static final int PING_TIMEOUT_MILLIS = 750;
  static final int CONNECTION_WAIT_MILLIS = 1500;
  private static final int LOST_MILLIS = 1500;

  private final Rules rules;
  private final NodeConfig master;
  private final NodeConfig backup;
  private final Set<String> changes = new TreeSet<>();

  Physics(Rules rules, Recovery masters, Recovery backups) {
    this.rules = rules;
    master = config(Mode.MASTER, masters);
    backup = config(Mode.BACKUP, backups);
  }

  private static NodeConfig config(Mode mode, Recovery recovery) {
    return new NodeConfig(
        mode,
        recovery,
        PING_TIMEOUT_MILLIS,
        FAILOVER_MILLIS,
        CONNECTION_WAIT_MILLIS,
        0,
        DecidedBy.BUILTIN,
        true);
  }

  /** Every change of state that has been seen, as the docs write it: numbers become N. */
  Set<String> changes() {
    return changes;
  }

  static String written(Effect.Changed changed) {
    String why = changed.why().replaceAll("[0-9]+", "N");
    return changed.from().word() + " --> " + changed.to().word() + ": " + why;
  }

  NodeConfig config(boolean ofMaster) {
    return ofMaster ? master : backup;
  }

  /** What happens by itself: messages and writes arrive; when none is on its way, time passes. */
  @Override
  public List<Action> natural(World world) {
    List<Action> actions = new ArrayList<>();
    addPending(world, actions);
    if (actions.isEmpty()) {
      actions.add(new Action.Pass());
    }
    return actions;
  }

  /** What a person or misfortune may do now. */
  @Override
  public List<Action> disturbances(World world) {
    List<Action> actions = new ArrayList<>();
    for (boolean ofMaster : new boolean[] {true, false}) {
      addFree(world, ofMaster, actions);
      addFaults(world, ofMaster, actions);
    }
    if (!world.networkWhole()) {
      actions.add(new Action.Heal());
    }
    List<Action> pending = new ArrayList<>();
    addPending(world, pending);
    if (!pending.isEmpty()) {
      actions.add(new Action.PassLate());
    }
    return actions;
  }

  private static void addPending(World world, List<Action> actions) {
    for (boolean ofMaster : new boolean[] {true, false}) {
      if (deliverable(world, ofMaster)) {
        actions.add(new Action.Deliver(ofMaster));
      }
      if (world.side(ofMaster).awake() && !world.side(ofMaster).saving().isEmpty()) {
        actions.add(new Action.SaveDone(ofMaster));
      }
    }
  }

  private static boolean deliverable(World world, boolean toMaster) {
    return world.onItsWay(toMaster) != null && world.side(toMaster).awake();
  }

  private static void addFree(World world, boolean ofMaster, List<Action> actions) {
    Side side = world.side(ofMaster);
    if (!side.up()) {
      actions.add(new Action.Start(ofMaster));
    } else if (side.frozen()) {
      actions.add(new Action.Wake(ofMaster));
    } else {
      actions.add(new Action.AskSwitch(ofMaster));
      actions.add(new Action.Sicken(ofMaster, !side.node().fitness().sick()));
      actions.add(new Action.Maintain(ofMaster, !side.node().fitness().maintenance()));
    }
  }

  private static void addFaults(World world, boolean ofMaster, List<Action> actions) {
    Side side = world.side(ofMaster);
    if (side.up()) {
      actions.add(new Action.Kill(ofMaster, false));
      if (!side.saving().isEmpty()) {
        actions.add(new Action.Kill(ofMaster, true));
        actions.add(new Action.SaveFails(ofMaster));
      }
    }
    if (side.awake()) {
      actions.add(new Action.Freeze(ofMaster));
    }
    if (deliverable(world, ofMaster)) {
      actions.add(new Action.Lose(ofMaster));
      actions.add(new Action.Duplicate(ofMaster));
    }
    if (world.open(ofMaster)) {
      actions.add(new Action.Cut(ofMaster));
    }
  }

  @Override
  public World after(World world, Action action) {
    if (action instanceof Action.Deliver deliver) {
      return deliver(world, deliver.toMaster());
    } else if (action instanceof Action.SaveDone save) {
      return saveDone(world, save.ofMaster());
    } else if (action instanceof Action.Pass) {
      return pass(world);
    } else if (action instanceof Action.Start start) {
      return start(world, start.ofMaster());
    } else if (action instanceof Action.Wake wake) {
      return wake(world, wake.ofMaster());
    } else if (action instanceof Action.Heal) {
      return world.withNetwork(true, true).disturbed();
    } else if (action instanceof Action.AskSwitch ask) {
      return take(world.disturbed(), ask.ofMaster(), new Event.SwitchAsked());
    } else if (action instanceof Action.Sicken sicken) {
      Event health = new Event.Health(!sicken.sick(), "probe");
      return take(world.disturbed(), sicken.ofMaster(), health);
    } else if (action instanceof Action.Maintain maintain) {
      Event set = new Event.MaintenanceSet(maintain.on());
      return take(world.disturbed(), maintain.ofMaster(), set);
    }
    return fault(world.disturbed(), action);
  }

  @Override
  public String broken(World before, Action action, World after) {
    return Promises.broken(before, action, after);
  }

  @Override
  public Fingerprint fingerprint(World world) {
    return Fingerprint.of(world);
  }

  @Override
  public String line(World before, Action action, World after) {
    return Story.line(before, action, after);
  }

  private World fault(World world, Action action) {
    if (action instanceof Action.PassLate) {
      return pass(world);
    } else if (action instanceof Action.Kill kill) {
      return kill(world, kill);
    } else if (action instanceof Action.Freeze freeze) {
      return world.with(freeze.ofMaster(), world.side(freeze.ofMaster()).frozen(true));
    } else if (action instanceof Action.Lose lose) {
      return world.withMessage(lose.toMaster(), null);
    } else if (action instanceof Action.Duplicate twice) {
      return hear(world, twice.toMaster());
    } else if (action instanceof Action.Cut cut) {
      return world.withNetwork(
          world.toMasterOpen() && !cut.toMaster(), world.toBackupOpen() && cut.toMaster());
    } else if (action instanceof Action.SaveFails fails) {
      boolean ofMaster = fails.ofMaster();
      long epoch = world.side(ofMaster).saving().get(0);
      World failed = world.with(ofMaster, world.side(ofMaster).saveFailed());
      return take(failed, ofMaster, new Event.EpochNotSaved(epoch, "disk full"));
    }
    throw new IllegalStateException("no such action: " + action);
  }

  private World deliver(World world, boolean toMaster) {
    return hear(world, toMaster).withMessage(toMaster, null);
  }

  /** What follows at once from what is heard may already know of it. */
  private World hear(World world, boolean toMaster) {
    Word word = world.onItsWay(toMaster);
    Event heard = new Event.Heard(word.report(), word.echoMillis());
    return take(world, toMaster, heard, word.atMillis());
  }

  private World saveDone(World world, boolean ofMaster) {
    long epoch = world.side(ofMaster).saving().get(0);
    World saved = world.with(ofMaster, world.side(ofMaster).saved());
    return take(saved, ofMaster, new Event.EpochSaved(epoch));
  }

  private World pass(World world) {
    World next = world.later(QUANTUM_MILLIS);
    for (boolean ofMaster : new boolean[] {true, false}) {
      if (next.side(ofMaster).awake()) {
        next = take(next, ofMaster, new Event.Tick());
        next = loseSilentLink(next, ofMaster);
      }
    }
    next = dial(next);
    next = ping(next, true);
    return ping(next, false);
  }

  private World loseSilentLink(World world, boolean ofMaster) {
    Side side = world.side(ofMaster);
    boolean silent = world.nowMillis() - side.node().peer().heardMillis() > LOST_MILLIS;
    return side.linked() && silent ? take(world, ofMaster, new Event.Lost()) : world;
  }

  private World dial(World world) {
    boolean canDial = world.master().awake() && world.backup().awake() && world.networkWhole();
    if (!canDial || world.backup().linked()) {
      return world;
    }
    World linked = world.withMessage(true, null).withMessage(false, null);
    linked = take(linked, false, new Event.Linked(), world.nowMillis());
    linked = take(linked, true, new Event.Linked(), world.nowMillis());
    return ping(ping(linked, true), false);
  }

  private World ping(World world, boolean toMaster) {
    Side from = world.side(!toMaster);
    if (!from.awake() || !from.linked() || !world.open(toMaster)) {
      return world;
    }
    if (!world.side(toMaster).linked()) {
      return sessionUnknown(world, toMaster);
    }
    Report report = NodeView.report(config(!toMaster), from.node(), world.nowMillis());
    return world.withMessage(toMaster, new Word(report, world.nowMillis(), from.heardAtMillis()));
  }

  /** The other end has dropped the connection and says so to whoever still pings over it. */
  private World sessionUnknown(World world, boolean toMaster) {
    boolean answered = world.side(toMaster).awake() && world.networkWhole();
    return answered ? take(world, !toMaster, new Event.Lost()) : world;
  }

  private World start(World world, boolean ofMaster) {
    Side side = world.side(ofMaster);
    Node node = Node.started(config(ofMaster), side.diskEpoch(), world.nowMillis());
    return take(world.with(ofMaster, side.with(node)), ofMaster, new Event.Tick()).disturbed();
  }

  /** Whatever wakes a frozen process, it looks at its clock before it answers. */
  private World wake(World world, boolean ofMaster) {
    World awake = world.with(ofMaster, world.side(ofMaster).frozen(false)).disturbed();
    return take(awake, ofMaster, new Event.Tick());
  }

  /**
   * A dead process resets its connection and its host refuses new ones, unless the network is cut.
   */
  private World kill(World world, Action.Kill kill) {
    boolean ofMaster = kill.ofMaster();
    World dead = world.with(ofMaster, world.side(ofMaster).killed(kill.savesArrive()));
    dead = dead.withMessage(true, null).withMessage(false, null);
    boolean told = world.networkWhole() && dead.side(!ofMaster).awake();
    if (!told || !dead.side(!ofMaster).linked()) {
      return dead;
    }
    dead = take(dead, !ofMaster, new Event.Lost());
    return take(dead, !ofMaster, new Event.Refused());
  }

  private World take(World world, boolean ofMaster, Event event) {
    return take(world, ofMaster, event, 0);
  }

  /**
   * One step of a node and what follows from it.
   *
   * @param heardAtMillis when the word was made that it takes in; 0 for none
   */
  private World take(World world, boolean ofMaster, Event event, long heardAtMillis) {
    Side side = world.side(ofMaster);
    Step step = rules.step(config(ofMaster), side.node(), event, world.nowMillis());
    boolean logged = Log.tellsAll(side.node(), event, step);
    Side next = side.stepped(step.node(), logged).heardAt(heardAtMillis);
    boolean tells = false;
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.SaveEpoch save) {
        next = next.alsoSaving(save.epoch());
      }
      tells |= effect instanceof Effect.Tell;
      if (effect instanceof Effect.Changed changed) {
        changes.add(written(changed));
      }
    }
    World after = world.with(ofMaster, next);
    return tells ? ping(after, !ofMaster) : after;
  }
}

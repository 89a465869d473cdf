package switchover.outage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import switchover.figures.Measured;
import switchover.figures.Moment;

/** Two hosts of one network, each with a keepalived: network namespaces with a bridge between. */
final class KeepalivedLane implements AutoCloseable {
  private static final int REST_MILLIS = 1500;
  private static final int SPREAD_MILLIS = 1000;
  private static final String MASTER = "MASTER";
  private static final String BACKUP = "BACKUP";

  private final String bridge;
  private final KeepalivedHost a;
  private final KeepalivedHost b;

  private interface Deed {
    void run() throws Exception;
  }

  private KeepalivedLane(String bridge, KeepalivedHost a, KeepalivedHost b) {
    this.bridge = bridge;
    this.a = a;
    this.b = b;
  }

  static KeepalivedLane lay(int number, Path folder) throws Exception {
    String prefix = "swb" + ProcessHandle.current().pid() + "-" + number;
    String bridge = prefix + "-bridge";
    KeepalivedLane lane =
        new KeepalivedLane(
            bridge,
            new KeepalivedHost(prefix + "-a", 1, 100, folder),
            new KeepalivedHost(prefix + "-b", 2, 90, folder));
    try {
      Shell.run("ip netns add " + bridge);
      Shell.run("ip -n " + bridge + " link add lan type bridge");
      Shell.run("ip -n " + bridge + " link set lan up");
      lane.a.plugInto(bridge);
      lane.b.plugInto(bridge);
      return lane;
    } catch (Exception e) {
      lane.close();
      throw e;
    }
  }

  void measure(Measured measured, int runs) throws Exception {
    a.start();
    b.start();
    for (int i = 0; i < runs; i++) {
      run(measured, Fault.PLANNED, a::stop, a::start);
      run(measured, Fault.KILLED_MASTER, () -> a.signal("KILL"), a::start);
      run(measured, Fault.FROZEN, () -> a.signal("STOP"), () -> a.signal("CONT"));
      run(measured, Fault.CUT, () -> port("disabled"), () -> port("forwarding"));
    }
  }

  private void run(Measured measured, Fault fault, Deed befall, Deed heal) throws Exception {
    a.words().awaitLast(MASTER);
    b.words().awaitLast(BACKUP);
    Moment.await(REST_MILLIS, SPREAD_MILLIS);
    long beganNanos = System.nanoTime();
    befall.run();
    long masterNanos = b.words().awaitSince(beganNanos, MASTER);
    double millis = Moment.millisFrom(beganNanos, masterNanos);
    System.err.printf(Locale.ROOT, "keepalived, %s: %.1f ms%n", fault.words(), millis);
    measured.add(fault.words(), millis);
    long healedNanos = System.nanoTime();
    heal.run();
    b.words().awaitSince(healedNanos, BACKUP);
  }

  /** What passes the bridge at A's side; its cable stays in. */
  private void port(String state) throws IOException {
    int number = state.equals("disabled") ? 0 : 3;
    Shell.run("bridge -n " + bridge + " link set dev " + a.port() + " state " + number);
  }

  @Override
  public void close() throws IOException {
    a.close();
    b.close();
    Shell.run("ip netns del " + bridge);
  }
}

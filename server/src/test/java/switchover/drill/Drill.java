package switchover.drill;

import com.google.gson.JsonObject;
import java.util.Locale;
import switchover.browser.Browser;
import switchover.browser.Page;
import switchover.pair.EpochMillis;
import switchover.pair.Lab;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * Opens the runtime page on the Running node, kills that node, and prints when the page lived on
 * the other. Ends with 0 only if it does, with path, query and fragment kept.
 */
public final class Drill {
  private static final String WHERE = "/area/tank-1?span=300&x=a%20b&x=&y=%C3%A9+;z#p-101";

  private Drill() {}

  /**
   * Runs the drill.
   *
   * @param arguments ports of the nodes A and B
   */
  public static void main(String[] arguments) {
    int portA = Integer.parseInt(arguments[0]);
    int portB = Integer.parseInt(arguments[1]);
    int code = 0;
    Lab lab = Lab.open();
    try {
      run(lab, portA, portB);
    } catch (Exception | AssertionError e) {
      if (!lab.isExiting()) {
        lab.testify();
        System.out.println("The drill failed: " + e.getMessage());
      }
      code = 1;
    } finally {
      lab.close();
    }
    System.exit(code);
  }

  private static void run(Lab lab, int portA, int portB) throws Exception {
    say("starting serverA (Master) and serverB (Backup)");
    TestPair pair = TestPair.in(lab).ports(portA, portB).startFull();
    TestNode a = pair.a();
    TestNode b = pair.b();
    String from = pair.url(a) + WHERE;
    String to = pair.url(b) + WHERE;
    say("opening " + from);
    Page page = Browser.start(lab, pair.pageHosts()).open(from);
    page.awaitKnows("Running", "Standby");
    try (EventLog events = EventLog.of(b.place().url())) {
      say("killing serverA, process " + a.process().pid() + ", as kill -9 does");
      double killed = EpochMillis.now();
      a.process().kill();
      page.awaitAt(to);
      page.awaitScript();
      print(killed, "killed", killed);
      print(killed, "noticed by the page", noticed(page));
      print(killed, "serverB Running", events.awaitEpochMillis("Running", killed));
      print(killed, "page there: navigation began", page.navigationStartEpochMillis());
      print(killed, "first paint", page.awaitFirstPaintEpochMillis());
    }
    page.awaitKnows("Running", "Silent");
    say("the page is at " + page.href());
    say("path, query and fragment are kept");
  }

  private static double noticed(Page page) {
    page.await("that it was moved", says -> says.has("moved"));
    JsonObject moved = page.says().getAsJsonObject("moved");
    return moved.get("noticedEpochMillis").getAsDouble();
  }

  private static void print(double zero, String what, double atEpochMillis) {
    System.out.printf(Locale.ROOT, "%8.0f ms  %s%n", atEpochMillis - zero, what);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}

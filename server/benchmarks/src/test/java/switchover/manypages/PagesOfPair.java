package switchover.manypages;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import switchover.crowd.Answers;
import switchover.crowd.CrowdProcess;
import switchover.crowd.StalledPage;
import switchover.crowd.Word;
import switchover.pair.Http;
import switchover.pair.JarLaunch;
import switchover.pair.Lab;
import switchover.pair.Launch;
import switchover.pair.Memory;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/**
 * The pages of a pair with its default times. As the client does, each listens to both nodes, wants
 * a sign of life each second of its own one and each five of the other one, and asks both each 30
 * s. Two of them share a connection for that, as two pages of one browser do.
 */
final class PagesOfPair {
  private static final int HEARTBEAT_MILLIS = 30_000;
  private static final int POLL_MILLIS = 1000;
  private static final int OTHERS_SIGNS_EVERY = 5;
  private static final int PAGES_A_BROWSER = 2;
  private static final int SWITCHES = 10;
  private static final int SWITCHES_BESIDE_STALLED = 5;
  private static final int POLLED_SWITCHES = 5;
  private static final int KILLS = 6;
  private static final int WARM_MILLIS = 10_000;
  private static final int REST_MILLIS = 2000;

  /** The pages are not asked for their news while they get it. */
  private static final int UNDISTURBED_MILLIS = 700;

  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private final int pages;
  private final Report report;
  private final TestPair pair;
  private final Map<TestNode, CrowdProcess> crowds = new LinkedHashMap<>();

  /** What happens to the Running node. */
  private interface Deed {
    void to(TestNode node) throws Exception;
  }

  private PagesOfPair(Lab lab, int pages, Report report) throws Exception {
    this.pages = pages;
    this.report = report;
    Launch launch = new JarLaunch(ManyPages.COLLECTOR);
    pair = TestPair.in(lab).manual().launch(launch, launch).startFull();
    for (TestNode node : pair.nodes()) {
      int signsEvery = node == pair.a() ? 1 : OTHERS_SIGNS_EVERY;
      int wires = pages / PAGES_A_BROWSER;
      crowds.put(node, lab.keep(CrowdProcess.on(node, pages, wires, signsEvery)));
    }
  }

  static void measure(Lab lab, int pages, Report report) throws Exception {
    PagesOfPair contender = new PagesOfPair(lab, pages, report);
    contender.open();
    contender.planned(SWITCHES, "planned switch");
    StalledPage stalled =
        lab.keep(
            StalledPage.on(contender.pair.a().place().ip(), contender.pair.a().place().port()));
    stalled.fill(() -> contender.pair.switchByHttp(contender.pair.awaitWhole()));
    contender.planned(SWITCHES_BESIDE_STALLED, "planned switch, one page stopped reading");
    boolean still = stalled.waitingBytes() > 0;
    report.note("the page that stopped reading was still kept: " + still);
    contender.vitals();
    contender.killed();
    contender.polled();
  }

  private void open() throws Exception {
    Map<TestNode, Memory> before = new LinkedHashMap<>();
    before.put(pair.a(), listen(pair.a()));
    ofOneNode();
    before.put(pair.b(), listen(pair.b()));
    heartbeat(WARM_MILLIS);
    Thread.sleep(WARM_MILLIS);
    heartbeat(HEARTBEAT_MILLIS);
    for (TestNode node : pair.nodes()) {
      remember("listening, and a heartbeat each 30 s", node, before.get(node));
    }
  }

  /**
   * While the other one has no pages, and none has a heartbeat: as the plain servlet is measured.
   */
  private void ofOneNode() throws Exception {
    TestNode node = pair.a();
    Knowing knowing = new Knowing();
    for (int i = 0; i < SWITCHES; i++) {
      long orderedNanos = befall(rested(node), pair::switchByHttp);
      crowds.get(node).await(Word.Says.STANDBY, AT_MOST);
      knowing.add(orderedNanos, crowds.get(node).heard());
    }
    report.knowing("Switchover, one node: planned switch, from the order", knowing);
  }

  /** Its memory before that. */
  private Memory listen(TestNode node) throws Exception {
    Memory before = Memory.of(node.process().pid());
    crowds.get(node).listen();
    remember("listening", node, before);
    return before;
  }

  private void heartbeat(int periodMillis) throws IOException {
    for (CrowdProcess crowd : crowds.values()) {
      crowd.heartbeat(periodMillis);
    }
  }

  private void planned(int switches, String what) throws Exception {
    Knowing fromOrder = new Knowing();
    Knowing fromWord = new Knowing();
    Knowing ofOne = new Knowing();
    for (int i = 0; i < switches; i++) {
      TestNode left = rested();
      TestNode taken = pair.other(left);
      long orderedNanos = befall(left, pair::switchByHttp, Word.Says.STANDBY);
      long[] knew = both(crowds.get(left).heard(), crowds.get(taken).heard());
      fromOrder.add(orderedNanos, knew);
      fromWord.add(wordNanos(taken), knew);
      ofOne.add(orderedNanos, crowds.get(left).heard());
    }
    report.knowing("Switchover: " + what + ", of the node left, from the order", ofOne);
    report.knowing("Switchover: " + what + ", of both, from the order", fromOrder);
    report.knowing("Switchover: " + what + ", of both, from the word", fromWord);
  }

  /** As pages do that have no streams; these listen all the same, which costs the node little. */
  private void polled() throws Exception {
    heartbeat(POLL_MILLIS);
    Thread.sleep(WARM_MILLIS);
    Knowing polling = new Knowing();
    for (int i = 0; i < POLLED_SWITCHES; i++) {
      TestNode left = rested();
      TestNode taken = pair.other(left);
      long orderedNanos = System.nanoTime();
      pair.switchByHttp(left);
      crowds.get(left).awaitPolled(Word.Says.STANDBY, AT_MOST);
      crowds.get(taken).awaitPolled(Word.Says.RUNNING, AT_MOST);
      polling.add(orderedNanos, both(crowds.get(left).polled(), crowds.get(taken).polled()));
    }
    report.knowing("polling each second: planned switch, of both, from the order", polling);
  }

  private void killed() throws Exception {
    Knowing fromSignal = new Knowing();
    Knowing fromWord = new Knowing();
    for (int i = 0; i < KILLS; i++) {
      TestNode left = rested();
      TestNode taken = pair.other(left);
      long killedNanos = befall(left, node -> node.process().kill(), Word.Says.GONE);
      long[] knew = both(crowds.get(left).heard(), crowds.get(taken).heard());
      fromSignal.add(killedNanos, knew);
      fromWord.add(wordNanos(taken), knew);
      left.start();
      pair.awaitWhole();
      crowds.get(left).listen();
      crowds.get(left).heartbeat(HEARTBEAT_MILLIS);
    }
    report.knowing("Switchover: kill -9 of the Running node, of both, from the signal", fromSignal);
    report.knowing("Switchover: kill -9 of the Running node, of both, from the word", fromWord);
  }

  private TestNode rested() throws Exception {
    return rested(null);
  }

  private TestNode rested(TestNode wanted) throws Exception {
    TestNode running = pair.awaitWhole(wanted);
    Thread.sleep(REST_MILLIS);
    return running;
  }

  private long befall(TestNode left, Deed deed, Word.Says end) throws Exception {
    long beganNanos = befall(left, deed);
    crowds.get(left).await(end, AT_MOST);
    crowds.get(pair.other(left)).await(Word.Says.RUNNING, AT_MOST);
    return beganNanos;
  }

  private static long befall(TestNode left, Deed deed) throws Exception {
    long beganNanos = System.nanoTime();
    deed.to(left);
    Thread.sleep(UNDISTURBED_MILLIS);
    return beganNanos;
  }

  /** A page that knows of one node alone stays where it is. */
  private long[] both(List<Word> left, List<Word> taken) {
    return IntStream.range(0, pages)
        .mapToLong(i -> Math.max(left.get(i).sinceNanos(), taken.get(i).sinceNanos()))
        .toArray();
  }

  /** When the node became Running, by its own log. */
  private static long wordNanos(TestNode node) throws IOException, InterruptedException {
    String url = node.place().url() + "/api/events?most=20";
    JsonElement answer = JsonParser.parseString(Http.get(url, node.home().token()).body());
    for (JsonElement each : answer.getAsJsonObject().getAsJsonArray("events")) {
      JsonObject entry = each.getAsJsonObject();
      boolean isState = entry.get("kind").getAsString().equals("State");
      if (isState && entry.get("to").getAsString().equals("Running")) {
        Duration ago =
            Duration.between(Instant.parse(entry.get("at").getAsString()), Instant.now());
        return System.nanoTime() - ago.toNanos();
      }
    }
    throw new IOException(node + " has no word of Running in its log");
  }

  private void vitals() throws IOException {
    for (Map.Entry<TestNode, CrowdProcess> each : crowds.entrySet()) {
      Answers.Summary answers = each.getValue().answers();
      report.note(
          String.format(
              Locale.ROOT,
              "%s: %d heartbeats, answered after %.1f ms (median), %.0f ms (99 %%), %.0f ms (worst),"
                  + " %d missed; longest silence of a stream %.0f ms; link lost %d times",
              each.getKey(),
              answers.count(),
              answers.medianMillis(),
              answers.hundredthMillis(),
              answers.worstMillis(),
              answers.missed(),
              each.getValue().longestSilenceMillis(),
              each.getKey().printed().split("redundant connection lost", -1).length - 1));
    }
  }

  private void remember(String what, TestNode node, Memory before)
      throws IOException, InterruptedException {
    Memory after = Memory.of(node.process().pid());
    report.memory("Switchover, " + node + ": " + what, before, after);
  }
}

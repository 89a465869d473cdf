package switchover.manypages;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import switchover.crowd.CrowdProcess;
import switchover.crowd.StalledPage;
import switchover.crowd.Word;
import switchover.pair.Await;
import switchover.pair.Lab;
import switchover.pair.Memory;
import switchover.pair.Ports;
import switchover.pair.Product;

/** The pages of the plain servlet. */
final class PagesOfServlet {
  private static final String IP = "127.0.0.1";
  private static final String WHAT = "plain servlet: ";
  private static final int CHANGES = 10;
  private static final int PAUSE_MILLIS = 50;
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private final int pages;
  private final Report report;
  private final int port;
  private final Process process;
  private final PrintStream orders;
  private final CrowdProcess crowd;
  private Word.Says last = Word.Says.STANDBY;

  private PagesOfServlet(Lab lab, int pages, Report report) throws IOException {
    this.pages = pages;
    this.report = report;
    port = Ports.free();
    process = start();
    lab.keep(() -> process.destroyForcibly().onExit().join());
    orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    crowd = lab.keep(CrowdProcess.on(IP, port, pages, 1, 1));
  }

  static void measure(Lab lab, int pages, Report report) throws Exception {
    PagesOfServlet contender = new PagesOfServlet(lab, pages, report);
    Await.until("the servlet answers", AT_MOST, () -> "", contender::answers);
    contender.memory();
    Knowing knowing = new Knowing();
    for (int i = 0; i < CHANGES; i++) {
      contender.change(knowing);
    }
    report.knowing(WHAT + "a change", knowing);
    StalledPage stalled = lab.keep(StalledPage.on(IP, contender.port));
    stalled.fill(contender::tell);
    Knowing delayed = new Knowing();
    contender.delayed(delayed);
    report.knowing(WHAT + "the same, one page stopped reading", delayed);
  }

  private Process start() throws IOException {
    String classPath = Product.jar() + File.pathSeparator + Path.of("target", "test-classes");
    List<String> command =
        List.of(
            Product.java(),
            ManyPages.COLLECTOR,
            "-cp",
            classPath,
            PlainServlet.class.getName(),
            IP,
            Integer.toString(port));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private boolean answers() throws IOException {
    new Socket(IP, port).close();
    return true;
  }

  private void memory() throws IOException, InterruptedException {
    Memory before = Memory.of(process.pid());
    crowd.listen();
    report.memory(WHAT + "listening", before, Memory.of(process.pid()));
  }

  private void tell() throws InterruptedException {
    last = last == Word.Says.STANDBY ? Word.Says.RUNNING : Word.Says.STANDBY;
    orders.println(last == Word.Says.RUNNING ? "Running" : "Standby");
    Thread.sleep(PAUSE_MILLIS);
  }

  private void change(Knowing knowing) throws Exception {
    long orderedNanos = System.nanoTime();
    tell();
    settle(orderedNanos, knowing);
  }

  /** Changes are waiting to be told already, perhaps; what all say now is not the last of them. */
  private void delayed(Knowing knowing) throws Exception {
    long orderedNanos = System.nanoTime();
    if (crowd.knows(last)) {
      tell();
    }
    settle(orderedNanos, knowing);
  }

  private void settle(long orderedNanos, Knowing knowing) throws Exception {
    crowd.await(last, AT_MOST);
    knowing.add(orderedNanos, crowd.heard());
  }
}

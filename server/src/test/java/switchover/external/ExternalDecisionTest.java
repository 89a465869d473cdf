package switchover.external;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchover.hook.LogLines;
import switchover.node.Permission;
import switchover.pair.Await;

@Timeout(60)
class ExternalDecisionTest {
  private static final int INTERVAL_MILLIS = 10;
  private static final int LONG_MILLIS = 20_000;
  private static final int SHORT_MILLIS = 300;
  private static final Duration ENOUGH = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Path file;
  private final BlockingQueue<Permission> told = new LinkedBlockingQueue<>();
  private final LogLines log = new LogLines("switchover.external");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("state");
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"Running", "\"Running\n\"", "\"Running\r\n\"", "\" \tRunning \n\n\""})
  void theWordRunningIsAYes(String content) throws Exception {
    Files.writeString(file, content);
    assertEquals(new Permission(true, file + " says Running"), first(ofFile()));
  }

  @Test
  void theWordStandbyIsANo() throws Exception {
    Files.writeString(file, "Standby\n");
    assertEquals(new Permission(false, file + " says Standby"), first(ofFile()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "running",
        "RUNNING",
        "Runnin",
        "Running!",
        "Running Standby",
        "Running\nRunning",
        "\uFEFFRunning",
        "\0Running\0Standby",
        "1",
        "true",
        "{\"state\":\"Running\"}"
      })
  void anythingElseIsANo(String content) throws Exception {
    Files.writeString(file, content);
    assertEquals(
        new Permission(false, file + " holds neither Running nor Standby"), first(ofFile()));
  }

  @Test
  void aLongFileIsANoAndNotReadToItsEnd() throws Exception {
    Files.writeString(file, "Running" + " ".repeat(5_000_000));
    assertFalse(first(ofFile()).mayRun());
  }

  @Test
  void aMissingFileIsANo() throws Exception {
    assertEquals(new Permission(false, file + " is missing"), first(ofFile()));
    assertFalse(first(ofFile(folder.resolve("no/such/folder/state"))).mayRun());
  }

  @Test
  void aFolderIsANo() throws Exception {
    Files.createDirectory(file);
    assertFalse(first(ofFile()).mayRun());
  }

  /** Whoever opened it would wait for a writer for ever. */
  @Test
  void aPipeIsANo() throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    assertFalse(first(ofFile()).mayRun());
  }

  @Test
  void followsTheFileAndLogsEachChangeOnce() throws Exception {
    try (ExternalDecision decision = decision(ofFile())) {
      decision.start();
      awaitAnswer(new Permission(false, file + " is missing"));
      replace("Running");
      awaitAnswer(new Permission(true, file + " says Running"));
      replace("Standby");
      awaitAnswer(new Permission(false, file + " says Standby"));
      replace("Running");
      awaitAnswer(new Permission(true, file + " says Running"));
      replace("rubbish");
      awaitAnswer(new Permission(false, file + " holds neither Running nor Standby"));
      Files.delete(file);
      awaitAnswer(new Permission(false, file + " is missing"));
    }
    assertEquals(
        List.of(
            "INFO from outside: this node may not run: " + file + " is missing",
            "INFO from outside: this node may run: " + file + " says Running",
            "INFO from outside: this node may not run: " + file + " says Standby",
            "INFO from outside: this node may run: " + file + " says Running",
            "INFO from outside: this node may not run: "
                + file
                + " holds neither Running nor Standby",
            "INFO from outside: this node may not run: " + file + " is missing"),
        log.all());
  }

  /** A paused node counts the word from before as void and waits for the next. */
  @Test
  void theSameAnswerIsToldAgain() throws Exception {
    Files.writeString(file, "Running");
    try (ExternalDecision decision = decision(ofFile())) {
      decision.start();
      for (int answer = 0; answer < 5; answer++) {
        assertTrue(next().mayRun());
      }
    }
    assertEquals(1, log.all().size());
  }

  /** As by {@code echo Running > state}, which empties the file first. */
  @Test
  void aFileThatIsEmptyForAMomentOnlyIsReadAgain() throws Exception {
    Files.writeString(file, "");
    FileQuestion question = new FileQuestion(file.toString(), LONG_MILLIS);
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(file, "Running");
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    writer.start();
    Permission answer = question.ask();
    writer.join();
    assertTrue(answer.mayRun(), answer.why());
  }

  @Test
  void aReadThatHangsIsANoAndCostsOneThread() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    FileQuestion question =
        new FileQuestion(
            "state",
            SHORT_MILLIS,
            () -> {
              if (begun.incrementAndGet() == 1) {
                disk.await();
                return new Permission(true, "from before the hang");
              }
              return new Permission(true, "read anew");
            });
    Permission late = new Permission(false, "state could not be read within 300 ms");
    assertEquals(late, question.ask());
    assertEquals(late, question.ask());
    assertEquals(late, question.ask());
    assertEquals(1, begun.get());
    disk.countDown();
    Await.until(
        "it is read anew",
        ENOUGH,
        () -> "not",
        () -> {
          Permission answer = question.ask();
          assertFalse(answer.why().contains("before"), answer.why());
          return answer.mayRun();
        });
  }

  @Test
  void aReadThatFailsIsANo() throws Exception {
    FileQuestion question =
        new FileQuestion(
            "state",
            LONG_MILLIS,
            () -> {
              throw new IOException("the disk says no");
            });
    assertEquals(new Permission(false, "state could not be read: IOException"), question.ask());
  }

  /** The node was stopped between question and answer: the answer is of long ago. */
  @Test
  void aYesThatComesTooLateIsANo() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    ExternalSettings settings = ofFile(file, 1);
    Question question =
        () -> {
          assertFalse(stopped.await(50, TimeUnit.MILLISECONDS));
          return new Permission(true, "yes");
        };
    try (ExternalDecision decision = new ExternalDecision(settings, told::add, question)) {
      decision.start();
      Permission answer = next();
      assertFalse(answer.mayRun());
      assertTrue(answer.why().startsWith("the answer came only after "), answer.why());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "3, false", "127, false"})
  void theExitCodeOfACommandDecides(int code, boolean mayRun) throws Exception {
    assertEquals(
        new Permission(mayRun, "/bin/sh ended with code " + code),
        first(ofCommand(LONG_MILLIS, "/bin/sh", "-c", "exit " + code)));
  }

  @Test
  void followsTheCommand() throws Exception {
    try (ExternalDecision decision =
        decision(ofCommand(LONG_MILLIS, "/bin/sh", "-c", "test -e \"$1\"", "x", file.toString()))) {
      decision.start();
      awaitAnswer(new Permission(false, "/bin/sh ended with code 1"));
      Files.createFile(file);
      awaitAnswer(new Permission(true, "/bin/sh ended with code 0"));
      Files.delete(file);
      awaitAnswer(new Permission(false, "/bin/sh ended with code 1"));
    }
  }

  @Test
  void aCommandThatHangsIsANo() throws Exception {
    assertEquals(
        new Permission(false, "/bin/sh did not end within 300 ms and was destroyed"),
        first(ofCommand(SHORT_MILLIS, "/bin/sh", "-c", "sleep 1000; exit 0")));
  }

  @Test
  void aMissingCommandIsANoAndItsArgumentsAreNotLogged() throws Exception {
    ExternalSettings settings = ofCommand(LONG_MILLIS, "/no/such/program", "--token=secret");
    assertEquals(
        new Permission(false, "/no/such/program could not be started: No such file or directory"),
        first(settings));
    assertFalse(log.all().toString().contains("secret"), log.all().toString());
    assertFalse(settings.toString().contains("secret"), settings.toString());
  }

  @Test
  void closingEndsACommandThatHangs() throws Exception {
    ExternalDecision decision =
        decision(
            ofCommand(
                LONG_MILLIS,
                "/bin/sh",
                "-c",
                "echo $$ > \"$1\"; exec sleep 1000",
                "x",
                file.toString()));
    decision.start();
    Await.until("it runs", ENOUGH, () -> "not", () -> Files.readString(file).endsWith("\n"));
    long pid = Long.parseLong(Files.readString(file).trim());
    decision.close();
    assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    assertTrue(told.isEmpty(), told.toString());
  }

  @Test
  void aListenerThatFailsEndsNothing() throws Exception {
    Files.writeString(file, "Running");
    try (ExternalDecision decision =
        new ExternalDecision(
            ofFile(),
            answer -> {
              told.add(answer);
              throw new IllegalStateException("the listener's fault");
            })) {
      decision.start();
      assertTrue(next().mayRun());
      assertTrue(next().mayRun());
    }
  }

  @Test
  void bothOrNeitherOfFileAndCommandIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ExternalSettings(null, null, 1000, 500));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ExternalSettings("state", List.of("ask"), 1000, 500));
  }

  private void replace(String word) throws IOException {
    Path next = Files.writeString(folder.resolve("state.new"), word);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void awaitAnswer(Permission expected) throws InterruptedException {
    Permission answer = next();
    while (!answer.equals(expected)) {
      answer = next();
    }
  }

  private Permission first(ExternalSettings settings) throws InterruptedException {
    try (ExternalDecision decision = decision(settings)) {
      decision.start();
      return next();
    }
  }

  private Permission next() throws InterruptedException {
    Permission answer = told.poll(ENOUGH.toSeconds(), TimeUnit.SECONDS);
    assertNotNull(answer, "no answer was told");
    return answer;
  }

  private ExternalDecision decision(ExternalSettings settings) {
    return new ExternalDecision(settings, told::add);
  }

  private ExternalSettings ofFile() {
    return ofFile(file);
  }

  private static ExternalSettings ofFile(Path path) {
    return ofFile(path, LONG_MILLIS);
  }

  private static ExternalSettings ofFile(Path path, int timeoutMillis) {
    return new ExternalSettings(path.toString(), null, INTERVAL_MILLIS, timeoutMillis);
  }

  private static ExternalSettings ofCommand(int timeoutMillis, String... command) {
    return new ExternalSettings(null, List.of(command), INTERVAL_MILLIS, timeoutMillis);
  }
}

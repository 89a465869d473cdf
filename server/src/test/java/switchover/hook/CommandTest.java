package switchover.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CommandTest {
  private static final int LONG_MILLIS = 30_000;
  private static final int SHORT_MILLIS = 2_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 127})
  void tellsTheExitCode(int code) throws Exception {
    assertEquals(new CommandEnd.Exited(code), run("exit " + code, LONG_MILLIS));
  }

  @Test
  void handsTheEnvironmentOver() throws Exception {
    Path out = folder.resolve("out");
    Command.run(
        Shell.script("printf '%s' \"$WHY\" > $1", out),
        Map.of("WHY", "a $(touch x) \"b\"\n\0c"),
        LONG_MILLIS);
    assertEquals("a $(touch x) \"b\"  c", Files.readString(out));
  }

  @Test
  void aMissingProgramIsNamedWithoutItsArguments() throws Exception {
    CommandEnd end =
        Command.run(List.of("/no/such/program", "--password=secret"), Map.of(), LONG_MILLIS);
    assertEquals(
        new CommandEnd.Failed("/no/such/program could not be started: No such file or directory"),
        end);
  }

  @Test
  void aFileThatIsNoProgramIsSaidSo() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no program");
    CommandEnd end = Command.run(List.of(text.toString()), Map.of(), LONG_MILLIS);
    assertEquals(new CommandEnd.Failed(text + " could not be started: Permission denied"), end);
  }

  @Test
  void aHangingProgramIsDestroyedAtItsDeadline() throws Exception {
    Path pids = folder.resolve("pids");
    CommandEnd end = run("echo $$ > $1; exec sleep 1000", SHORT_MILLIS, pids);
    assertEquals(
        new CommandEnd.Failed("/bin/sh did not end within 2000 ms and was destroyed"), end);
    Shell.awaitGone(Shell.lines(pids, 1).get(0));
  }

  @Test
  void aProgramThatIgnoresBeingAskedToEndIsDestroyedAsWell() throws Exception {
    Path pids = folder.resolve("pids");
    run("trap '' TERM INT HUP; echo $$ > $1; while :; do sleep 1000; done", SHORT_MILLIS, pids);
    Shell.awaitGone(Shell.lines(pids, 1).get(0));
  }

  /** A child, a child's child, one whose parent has ended, one in a session of its own. */
  @Test
  void allThatItStartedIsDestroyedWithIt() throws Exception {
    Path pids = folder.resolve("pids");
    String script =
        "echo $$ >> $1;"
            + " sleep 1000 & echo $! >> $1;"
            + " sh -c 'echo $$ >> $1; sleep 1000; :' x $1 &"
            + " (sleep 1000 & echo $! >> $1);"
            + " (setsid sh -c 'echo $$ >> $1; sleep 1000; :' x $1 &);"
            + " sleep 1000; :";
    CompletableFuture<CommandEnd> end = inBackground(script, 4_000, pids);
    List<String> started = Shell.lines(pids, 5);
    assertTrue(end.get() instanceof CommandEnd.Failed);
    for (String pid : started) {
      Shell.awaitGone(pid);
    }
  }

  @Test
  void aProgramThatForksWithoutEndIsFelled() throws Exception {
    Path pids = folder.resolve("pids");
    String script =
        "i=0; while [ $i -lt 200 ]; do (sleep 1000 & echo $! >> $1); i=$((i+1)); done; sleep 1000";
    run(script, SHORT_MILLIS, pids);
    for (String pid : Shell.lines(pids, 1)) {
      Shell.awaitGone(pid);
    }
  }

  @Test
  void aFloodOfOutputHoldsNothingUp() throws Exception {
    String flood = "head -c 30000000 /dev/zero; head -c 30000000 /dev/zero >&2; exit 7";
    assertEquals(new CommandEnd.Exited(7), run(flood, LONG_MILLIS));
  }

  @Test
  void itsInputIsEmpty() throws Exception {
    assertEquals(new CommandEnd.Exited(0), run("cat", LONG_MILLIS));
  }

  @Test
  void whatItLeavesBehindInTimeIsLeftAlone() throws Exception {
    Path pids = folder.resolve("pids");
    CommandEnd end = run("sleep 1000 & echo $! > $1", LONG_MILLIS, pids);
    String pid = Shell.lines(pids, 1).get(0);
    boolean gone = Shell.isGone(pid);
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
    assertEquals(new CommandEnd.Exited(0), end);
    assertFalse(gone);
  }

  @Test
  void interruptingTheCallerDestroysTheProgram() throws Exception {
    Path pids = folder.resolve("pids");
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                run("echo $$ > $1; exec sleep 1000", LONG_MILLIS, pids);
                thrown.complete(null);
              } catch (Exception e) {
                thrown.complete(e);
              }
            });
    caller.start();
    String pid = Shell.lines(pids, 1).get(0);
    caller.interrupt();
    assertTrue(thrown.get(20, TimeUnit.SECONDS) instanceof InterruptedException);
    Shell.awaitGone(pid);
  }

  private static CommandEnd run(String script, int deadlineMillis, Path... arguments)
      throws InterruptedException {
    return Command.run(Shell.script(script, arguments), Map.of(), deadlineMillis);
  }

  private static CompletableFuture<CommandEnd> inBackground(
      String script, int deadlineMillis, Path... arguments) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return run(script, deadlineMillis, arguments);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }
}

package switchover.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process and all that it started.
 *
 * <p>A process whose parent has ended is nobody's descendant any more. So each run carries a mark
 * in its environment, which children inherit, and where the system shows environments ({@code
 * /proc}) the marked ones are found as well. Elsewhere such an orphan is left behind.
 */
final class ProcessTree {
  /** The variable of the environment that carries a run's mark. */
  static final String MARK = "SWITCHOVER_RUN";

  /** For a process that no force ends, such as one in the middle of a dead disk's work. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int BETWEEN_LOOKS_MILLIS = 50;

  private static final boolean SHOWS_ENVIRONMENTS = Files.isReadable(Path.of("/proc/self/environ"));

  private ProcessTree() {}

  /**
   * Destroys the tree by force, and looks again until nothing is left: it may grow meanwhile. Two
   * looks must find nothing, because the system shows no environment of a process in the very
   * moment in which that becomes another program.
   */
  static void destroy(ProcessHandle root, String mark) {
    long beganNanos = System.nanoTime();
    int looksWithoutFind = 0;
    while (System.nanoTime() - beganNanos < MOST_NANOS) {
      Set<ProcessHandle> members = members(root, mark);
      members.forEach(ProcessHandle::destroyForcibly);
      looksWithoutFind = members.isEmpty() ? looksWithoutFind + 1 : 0;
      if (looksWithoutFind == 2) {
        return;
      }
      awaitNextLook(members);
    }
  }

  /** Until the first of them has ended, if that is sooner; an interrupt does not shorten it. */
  private static void awaitNextLook(Set<ProcessHandle> members) {
    CompletableFuture<ProcessHandle> end =
        members.isEmpty() ? new CompletableFuture<>() : members.iterator().next().onExit();
    end.completeOnTimeout(null, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS).join();
  }

  private static Set<ProcessHandle> members(ProcessHandle root, String mark) {
    Set<ProcessHandle> members = new LinkedHashSet<>();
    members.add(root);
    root.descendants().forEach(members::add);
    if (SHOWS_ENVIRONMENTS) {
      ProcessHandle.allProcesses().filter(any -> carries(any, mark)).forEach(members::add);
    }
    members.removeIf(member -> !member.isAlive());
    return members;
  }

  private static boolean carries(ProcessHandle process, String mark) {
    Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
    try {
      byte[] bytes = Files.readAllBytes(environment);
      return new String(bytes, StandardCharsets.ISO_8859_1).contains(MARK + "=" + mark);
    } catch (IOException e) {
      // It has ended meanwhile, or is another user's: no child of ours.
      return false;
    }
  }
}

package switchover.zookeeper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import switchover.coordination.Coordinator;
import switchover.coordination.CoordinatorJar;
import switchover.coordination.CoordinatorSettings;

/**
 * A process that stands for leadership as a node does, with the optional jar loaded as a node loads
 * it, and that writes down each millisecond whether it may run.
 *
 * <p>Arguments: connect, path, session, resign pause, name, file of samples. Obeys {@code resign}
 * and {@code close} on the standard input.
 */
public final class CandidateMain {
  private static final long PERIOD_NANOS = 1_000_000;

  private CandidateMain() {}

  public static void main(String[] args) throws Exception {
    CoordinatorSettings settings =
        new CoordinatorSettings(
            args[0], args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    PrintStream out = System.out;
    Coordinator coordinator =
        CoordinatorJar.load()
            .start(settings, args[4], now -> out.println(now.mayRun() + " " + now.why()));
    Thread sampler = new Thread(() -> sample(coordinator, Path.of(args[5])), "sampler");
    sampler.setDaemon(true);
    sampler.setPriority(Thread.MAX_PRIORITY);
    sampler.start();
    obey(coordinator, out);
  }

  private static void obey(Coordinator coordinator, PrintStream out) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String word = in.readLine(); word != null; word = in.readLine()) {
      long beganNanos = System.nanoTime();
      if (word.equals("resign")) {
        coordinator.resign();
        out.println("resigned, permitted " + coordinator.permission().mayRun());
      } else {
        coordinator.close();
        long tookMillis = (System.nanoTime() - beganNanos) / 1_000_000;
        out.println(
            "closed, permitted " + coordinator.permission().mayRun() + ", took " + tookMillis);
        return;
      }
    }
  }

  /** The time of a sample is the one before it was asked: a pause in between must not flatter. */
  private static void sample(Coordinator coordinator, Path file) {
    ByteBuffer sample = ByteBuffer.allocate(Samples.BYTES);
    try (FileChannel samples =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        long askedNanos = System.nanoTime();
        boolean mayRun = coordinator.permission().mayRun();
        sample.clear().putLong(askedNanos).put((byte) (mayRun ? 1 : 0)).flip();
        samples.write(sample);
        LockSupport.parkNanos(PERIOD_NANOS);
      }
    } catch (IOException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }
}

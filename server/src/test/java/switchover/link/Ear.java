package switchover.link;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import switchover.node.Report;
import switchover.status.Address;

/** Keeps what a link brings, as one line each, and waits for it. */
final class Ear implements LinkListener {
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final List<String> lines = new ArrayList<>();
  private final Refusals refusals = new Refusals(() -> System.nanoTime() / 1_000_000);
  private List<Address> backupAddresses = List.of();
  private long newestSinceMillis;

  @Override
  public void linked(Hello peer, List<Address> addresses) {
    synchronized (lines) {
      backupAddresses = addresses;
    }
    add("linked " + peer.name());
  }

  @Override
  public void heard(Report report, Aside aside, long sinceMillis) {
    synchronized (lines) {
      newestSinceMillis = sinceMillis;
    }
    add("heard " + report.state().word() + " " + report.epoch());
  }

  @Override
  public void lost(String cause) {
    add("lost: " + cause);
  }

  @Override
  public void refused(long sinceMillis) {
    add("refused");
  }

  @Override
  public void rejected(Rejection why) {
    add("rejected " + why.reason().word() + ": " + why.text());
  }

  @Override
  public void keptOut(long epoch) {
    add("kept out by epoch " + epoch);
  }

  /** Those of the node that listens. */
  Refusals refusals() {
    return refusals;
  }

  List<Address> backupAddresses() {
    synchronized (lines) {
      return backupAddresses;
    }
  }

  /** After which moment the newest was said that was heard. */
  long newestSinceMillis() {
    synchronized (lines) {
      return newestSinceMillis;
    }
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  void forget() {
    synchronized (lines) {
      lines.clear();
    }
  }

  int count(String start) {
    return (int) lines().stream().filter(line -> line.startsWith(start)).count();
  }

  /** Waits for a line that begins so. */
  String await(String start) {
    return await(start, 1);
  }

  /** Waits until so many lines begin so; gives the last of them. */
  String await(String start, int times) {
    Predicate<String> fits = line -> line.startsWith(start);
    long until = System.nanoTime() + MOST_NANOS;
    synchronized (lines) {
      while (lines.stream().filter(fits).count() < times) {
        long leftMillis = (until - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
          throw new AssertionError("no \"" + start + "\" (" + times + " times) among " + lines);
        }
        try {
          lines.wait(leftMillis);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return lines.stream().filter(fits).reduce((first, second) -> second).orElseThrow();
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
      lines.notifyAll();
    }
  }
}

package switchover.zookeeper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a candidate wrote down. Its times are the machine's monotonic clock, the same in each
 * process.
 */
record Samples(List<Sample> all) {
  /** Of one sample in the file. */
  static final int BYTES = Long.BYTES + 1;

  /** Longer than this without a sample, and nothing is said of the time between. */
  private static final long GAP_NANOS = 300_000_000;

  record Sample(long nanos, boolean mayRun) {}

  /** From the first to the last sample of an unbroken permission. */
  record Term(long fromNanos, long untilNanos) {
    boolean meets(Term other) {
      return fromNanos - other.untilNanos <= 0 && other.fromNanos - untilNanos <= 0;
    }
  }

  static Samples read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
    List<Sample> all = new ArrayList<>();
    while (bytes.remaining() >= BYTES) {
      all.add(new Sample(bytes.getLong(), bytes.get() == 1));
    }
    return new Samples(all);
  }

  boolean mayRunNow() {
    return !all.isEmpty() && all.get(all.size() - 1).mayRun();
  }

  Samples since(long nanos) {
    return new Samples(all.stream().filter(sample -> sample.nanos() - nanos >= 0).toList());
  }

  List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    Sample first = null;
    Sample last = null;
    for (Sample sample : all) {
      boolean goesOn = first != null && sample.nanos() - last.nanos() <= GAP_NANOS;
      if (first != null && !(goesOn && sample.mayRun())) {
        terms.add(new Term(first.nanos(), last.nanos()));
        first = null;
      }
      if (sample.mayRun() && first == null) {
        first = sample;
      }
      last = sample;
    }
    if (first != null) {
      terms.add(new Term(first.nanos(), last.nanos()));
    }
    return terms;
  }
}

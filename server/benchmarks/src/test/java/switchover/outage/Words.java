package switchover.outage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What somebody said, each with its time, in the order in which it was heard. Thread-safe. */
final class Words {
  private static final int AT_MOST_SECONDS = 60;

  private final String speaker;
  private final List<Word> words = new ArrayList<>();

  /**
   * @param nanos monotonic, of this machine: the same in each process
   */
  record Word(long nanos, String text) {}

  Words(String speaker) {
    this.speaker = speaker;
  }

  synchronized void add(long nanos, String text) {
    words.add(new Word(nanos, text));
    notifyAll();
  }

  /** The last word so far; "" before the first. */
  synchronized String last() {
    return words.isEmpty() ? "" : words.get(words.size() - 1).text();
  }

  /** When this word was said first, then or later; waits for it. */
  synchronized long awaitSince(long sinceNanos, String text) throws InterruptedException {
    return await(text, word -> word.text().equals(text) && word.nanos() - sinceNanos >= 0);
  }

  /** Waits until this is the last word. */
  synchronized void awaitLast(String text) throws InterruptedException {
    long deadlineNanos = deadlineNanos();
    while (!last().equals(text)) {
      await(deadlineNanos, text);
    }
  }

  private long await(String what, Predicate<Word> wanted) throws InterruptedException {
    long deadlineNanos = deadlineNanos();
    while (true) {
      for (Word word : words) {
        if (wanted.test(word)) {
          return word.nanos();
        }
      }
      await(deadlineNanos, what);
    }
  }

  private void await(long deadlineNanos, String what) throws InterruptedException {
    long leftNanos = deadlineNanos - System.nanoTime();
    if (leftNanos <= 0) {
      throw new AssertionError(
          speaker + " did not say " + what + " within " + AT_MOST_SECONDS + " s, but " + words);
    }
    TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
  }

  private static long deadlineNanos() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(AT_MOST_SECONDS);
  }
}

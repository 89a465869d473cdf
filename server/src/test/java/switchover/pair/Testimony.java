package switchover.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one node has said of itself, in the order of asking. Thread-safe. */
public final class Testimony {
  /** In place of a state where no answer came. */
  public static final String SILENT = "";

  private static final String RUNNING = "Running";

  /** Two answers further apart say nothing of the time between: the node may have been frozen. */
  private static final long GAP_NANOS = 300_000_000;

  private final String name;
  private final List<Answer> answers = new ArrayList<>();

  /**
   * One answer; its times are monotonic. The state held at some moment between the two.
   *
   * @param state {@link #SILENT} where none came
   */
  public record Answer(long askedNanos, long heardNanos, String state) {
    boolean running() {
      return RUNNING.equals(state);
    }
  }

  /** A time in which the node was Running for certain. */
  private record Term(long fromNanos, long untilNanos) {
    boolean meets(Term other) {
      return fromNanos - other.untilNanos < 0 && other.fromNanos - untilNanos < 0;
    }

    boolean holds(Answer answer) {
      return answer.askedNanos - fromNanos >= 0 && untilNanos - answer.heardNanos >= 0;
    }
  }

  Testimony(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  synchronized void add(Answer answer) {
    answers.add(answer);
  }

  synchronized void forget() {
    answers.clear();
  }

  /** Every answer to what was asked at that time or later. */
  public synchronized List<Answer> since(long nanos) {
    return answers.stream().filter(answer -> answer.askedNanos - nanos >= 0).toList();
  }

  /** Whether it said Running to anything asked since then. */
  public boolean ranSince(long nanos) {
    return since(nanos).stream().anyMatch(Answer::running);
  }

  /**
   * Each moment in which both were Running for certain: both said so before and after it, or one
   * said so while the other was for the whole time from the asking to the answer.
   */
  static List<String> meetings(Testimony one, Testimony other) {
    List<String> meetings = new ArrayList<>();
    List<Term> ofOne = one.terms();
    List<Term> ofOther = other.terms();
    for (Term term : ofOne) {
      ofOther.stream().filter(term::meets).forEach(met -> meetings.add(said(one, term, met)));
    }
    meetings.addAll(within(one, ofOther));
    meetings.addAll(within(other, ofOne));
    return meetings;
  }

  private static List<String> within(Testimony one, List<Term> termsOfOther) {
    List<String> meetings = new ArrayList<>();
    for (Answer answer : one.since(Long.MIN_VALUE / 2)) {
      if (answer.running()) {
        termsOfOther.stream()
            .filter(term -> term.holds(answer))
            .forEach(
                term ->
                    meetings.add(said(one, new Term(answer.askedNanos, answer.heardNanos), term)));
      }
    }
    return meetings;
  }

  private static String said(Testimony one, Term term, Term other) {
    return String.format(
        Locale.ROOT,
        "%s Running %.1f to %.1f, the other %.1f to %.1f ms",
        one.name,
        term.fromNanos / 1e6,
        term.untilNanos / 1e6,
        other.fromNanos / 1e6,
        other.untilNanos / 1e6);
  }

  private synchronized List<Term> terms() {
    List<Term> terms = new ArrayList<>();
    Answer first = null;
    Answer last = null;
    for (Answer answer : answers) {
      boolean goesOn =
          first != null && answer.running() && answer.heardNanos - last.askedNanos <= GAP_NANOS;
      if (first != null && !goesOn) {
        terms.add(new Term(first.heardNanos, last.askedNanos));
        first = null;
      }
      if (answer.running() && first == null) {
        first = answer;
      }
      last = answer;
    }
    if (first != null) {
      terms.add(new Term(first.heardNanos, last.askedNanos));
    }
    terms.removeIf(term -> term.untilNanos - term.fromNanos <= 0);
    return terms;
  }
}

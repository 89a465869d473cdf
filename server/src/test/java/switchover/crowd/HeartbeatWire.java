package switchover.crowd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A connection that is kept for heartbeats: those of one page, or of several that share it as the
 * pages of one browser do, in turn.
 */
final class HeartbeatWire extends Wire {
  private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.US_ASCII);

  private final Answers answers;
  private final Word[] words;
  private final int[] pages;
  private final StateFinder finder = new StateFinder();
  private int turn;
  private boolean connected;
  private boolean asking;
  private long askedNanos;
  private int missingBytes;

  /**
   * @param words of all pages, by number; each answer goes there
   * @param pages the numbers of those who share this connection
   */
  HeartbeatWire(Answers answers, Word[] words, int... pages) {
    this.answers = answers;
    this.words = words;
    this.pages = pages;
  }

  @Override
  boolean isSettled() {
    return connected;
  }

  /** Asks for the next page; where the answer before is still missing, that heartbeat is missed. */
  void ask(long nanos) {
    if (!connected) {
      return;
    }
    if (asking) {
      answers.missed();
      return;
    }
    turn = (turn + 1) % pages.length;
    asking = true;
    askedNanos = nanos;
    send(Requests.heartbeat(pages[turn]));
  }

  @Override
  void connected() {
    connected = true;
    asking = false;
    missingBytes = 0;
  }

  @Override
  void heard(byte[] bytes, int length, long nanos) throws IOException {
    Word.Says says = finder.next(bytes, 0, length);
    if (says != Word.Says.NOTHING) {
      words[pages[turn]] = words[pages[turn]].then(says, nanos);
    }
    missingBytes = missingBytes == 0 ? wholeLength(bytes, length) - length : missingBytes - length;
    if (missingBytes == 0) {
      asking = false;
      answers.add(nanos - askedNanos);
    }
  }

  @Override
  void ended(long nanos) {
    connected = false;
    for (int page : pages) {
      words[page] = words[page].then(Word.Says.GONE, nanos);
    }
  }

  /** Of headers and body; the headers are short enough to come in one piece. */
  private static int wholeLength(byte[] bytes, int length) throws IOException {
    int bodyBytes = -1;
    for (int i = 0; i + 3 < length; i++) {
      if (bytes[i] == '\r' && bytes[i + 2] == '\r' && bodyBytes >= 0) {
        return i + 4 + bodyBytes;
      }
      if (bytes[i] == LENGTH[0] && startsWithLength(bytes, i, length)) {
        bodyBytes = number(bytes, i + LENGTH.length);
      }
    }
    throw new IOException("no head of an answer with a length");
  }

  private static boolean startsWithLength(byte[] bytes, int from, int length) {
    if (from + LENGTH.length >= length) {
      return false;
    }
    for (int i = 0; i < LENGTH.length; i++) {
      if (bytes[from + i] != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int from) {
    int number = 0;
    for (int i = from; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }
}

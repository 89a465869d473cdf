package switchover.crowd;

import java.nio.charset.StandardCharsets;

/** Finds the node's state in what comes in piece by piece, without keeping any of it. */
final class StateFinder {
  private static final byte[] BEFORE = "\"state\":\"".getBytes(StandardCharsets.US_ASCII);

  private int matched;
  private Word.Says found = Word.Says.NOTHING;

  /**
   * Takes in the next piece.
   *
   * @return the last state in it; NOTHING where there is none
   */
  Word.Says next(byte[] bytes, int from, int to) {
    found = Word.Says.NOTHING;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (matched == BEFORE.length) {
        found = b == 'R' ? Word.Says.RUNNING : Word.Says.STANDBY;
        matched = 0;
      } else if (b == BEFORE[matched]) {
        matched++;
      } else {
        matched = b == BEFORE[0] ? 1 : 0;
      }
    }
    return found;
  }
}

package switchover.crowd;

/** A page's event stream. */
final class StreamWire extends Wire {
  private final int signsEvery;
  private final StateFinder finder = new StateFinder();
  private Word word = Word.NOTHING;
  private long heardNanos;
  private long longestSilenceNanos;

  /**
   * @param signsEvery in how many heartbeat periods it wants a sign of life
   */
  StreamWire(int signsEvery) {
    this.signsEvery = signsEvery;
  }

  Word word() {
    return word;
  }

  /** Its first status has come. */
  @Override
  boolean isSettled() {
    return word.says() == Word.Says.RUNNING || word.says() == Word.Says.STANDBY;
  }

  /** The longest time without a sign of life since it was last asked for. */
  long takeLongestSilenceNanos() {
    long longest = longestSilenceNanos;
    longestSilenceNanos = 0;
    return longest;
  }

  @Override
  void connected() {
    heardNanos = System.nanoTime();
    send(Requests.stream(signsEvery));
  }

  @Override
  void heard(byte[] bytes, int length, long nanos) {
    longestSilenceNanos = Math.max(longestSilenceNanos, nanos - heardNanos);
    heardNanos = nanos;
    Word.Says says = finder.next(bytes, 0, length);
    if (says != Word.Says.NOTHING) {
      word = word.then(says, nanos);
    }
  }

  @Override
  void ended(long nanos) {
    word = word.then(Word.Says.GONE, nanos);
  }
}

package switchover.link;

import java.util.HashSet;
import java.util.Set;

/**
 * Which failures to link are news. The same one comes again with each try, and whoever answers at
 * the master's address could give another one each time: each is told once, and a few at most,
 * until the nodes are linked or an hour has passed. Not thread-safe.
 */
final class FailureNews {
  static final int MOST_TOLD = 8;
  static final int AGAIN_MILLIS = 3_600_000;

  private final Set<String> told = new HashSet<>();
  private long sinceMillis;
  private String last;

  /** Notes a failure; true where it is to be told. */
  boolean isNews(String failure, long nowMillis) {
    if (failure.equals(last)) {
      return false;
    }
    last = failure;
    if (told.isEmpty() || nowMillis - sinceMillis >= AGAIN_MILLIS) {
      told.clear();
      sinceMillis = nowMillis;
    }
    return told.size() < MOST_TOLD && told.add(failure);
  }

  /** The nodes are linked: whatever fails from now on is news. */
  void clear() {
    told.clear();
    last = null;
  }
}

package switchover.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import switchover.decision.Outcome;
import switchover.decision.Word;

/** The pages of one station in one virtual time, and the channel between them. */
final class VirtualStation {
  private static final int MESSAGE_MILLIS = 1;

  private final List<VirtualBrowser> pages = new ArrayList<>();
  private final Set<VirtualBrowser> frozen = new HashSet<>();

  void add(VirtualBrowser page) {
    pages.add(page);
  }

  List<VirtualBrowser> pages() {
    return pages;
  }

  /** The page is gone. */
  void close(VirtualBrowser page) {
    pages.remove(page);
  }

  /** Nothing of the page runs from now on; what is said to it waits. */
  void freeze(VirtualBrowser page) {
    frozen.add(page);
  }

  /** It runs again. */
  void thaw(VirtualBrowser page) {
    frozen.remove(page);
  }

  void turnTo(Scenario.Phase next) {
    pages.forEach(page -> page.turnTo(next));
  }

  /** Everything that happens until that time. */
  void until(long atMillis) {
    while (true) {
      VirtualBrowser next =
          pages.stream()
              .filter(page -> !frozen.contains(page))
              .min(Comparator.comparingLong(VirtualBrowser::nextMillis))
              .orElseThrow();
      if (next.nextMillis() > atMillis) {
        break;
      }
      next.next();
    }
    pages.stream().filter(page -> !frozen.contains(page)).forEach(page -> page.until(atMillis));
    pages.stream()
        .filter(frozen::contains)
        .forEach(page -> page.sleep((int) (atMillis - page.nowMillis())));
  }

  void tell(VirtualBrowser from, Word word, Outcome outcome) {
    for (VirtualBrowser page : pages) {
      if (page != from && page.neighbours(from)) {
        page.hear(word, outcome, from.nowMillis() + MESSAGE_MILLIS);
      }
    }
  }
}

package switchover.decision;

import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * All of a page's state that can make a difference to what it does next, as numbers that are equal
 * for two pages which will do the same: times count from now, and what is past for good counts as
 * past. Left out: what is only shown (notices, the operator's line, when a silence began) and the
 * numbers of its requests.
 */
public final class PageFacts {
  /** Beyond it, the age of a silent node's last word makes no difference. */
  private static final int ORDER_KEPT_MILLIS = 10_000;

  private static final int MOST_DOUBLINGS = 5;

  /** Beyond it, a request or a timer that the page slept through is just late. */
  private static final int LATE_MILLIS = 2000;

  private static final int LEAVE_MILLIS = 5000;
  private static final int RARELY_MILLIS = 9000;

  /** After it, a node is asked whatever its stream shows. */
  private static final int SPARED_MILLIS = 30_000;

  private static final int PATIENCE_MILLIS = 3000;
  private static final int WINDOW_SECONDS = 60;
  private static final int FORGIVEN_SECONDS = 601;

  private final PageState page;
  private final double now;
  private final Function<Answer, Long> age;
  private final LongConsumer to;

  /**
   * @param age tells of two answers of one node which is newer
   */
  public PageFacts(PageState page, double nowMillis, Function<Answer, Long> age, LongConsumer to) {
    this.page = page;
    now = nowMillis;
    this.age = age;
    this.to = to;
  }

  /** What the page knows of both nodes. */
  public static PairView pair(PageState page) {
    return page.pair;
  }

  /** Says them all. */
  public void tell() {
    node(page.pair.current());
    node(page.pair.redundant());
    stream(page.currentStream);
    stream(page.redundantStream);
    to.accept(page.asks.size());
    double current = now;
    for (int i = 0; i < page.asks.size(); i++) {
      Asked ask = page.asks.get(i);
      to.accept(ask.purpose());
      to.accept(ask.base().hashCode());
      to.accept(ago(ask.askedMillis(), LATE_MILLIS));
      ahead(ask.deadlineMillis());
      flag(ask.graced());
      current = ask.purpose() == Asked.CURRENT ? ask.askedMillis() : current;
    }
    to.accept((long) Math.max(Math.max(page.nextCurrentMillis, current) - now, -LATE_MILLIS));
    to.accept((long) Math.max(page.nextRedundantMillis - now, -rarelyMillis()));
    to.accept(ago(page.ownCurrentMillis, SPARED_MILLIS));
    to.accept(ago(page.ownRedundantMillis, SPARED_MILLIS));
    to.accept(text(page.reported));
    flag(page.wide);
    flag(page.roundMiss != null);
    addresses(page.verified);
    moving(page.moving);
    to.accept(page.leavingMillis < 0 ? -1 : ago(page.leavingMillis, LEAVE_MILLIS));
    ahead(page.pausedMillis);
    flag(page.turnMillis < 0);
    ahead(page.turnMillis);
    flag(page.hidden);
    flag(page.stoodStill);
    budget(page.budget, page.setup.epochOffsetMillis() + now, to);
    to.accept((long) Math.max(page.wakeMillis - now, -LATE_MILLIS));
  }

  /** A budget, as far as it still holds a page back. */
  public static void budget(Budget budget, double epochMillis, LongConsumer to) {
    int seconds = (int) (epochMillis / 1000);
    int kept = budget.level() > 0 ? FORGIVEN_SECONDS : WINDOW_SECONDS;
    int last = Math.min(seconds - budget.last(), kept);
    int before = Math.min(seconds - budget.before(), WINDOW_SECONDS);
    int hold = Math.max(budget.untilSeconds() - seconds, 0);
    to.accept(last);
    to.accept(before);
    to.accept(hold);
    to.accept(last == FORGIVEN_SECONDS ? 0 : Math.min(budget.level(), 3));
    boolean counts = last < kept || hold > 0;
    to.accept(counts ? (long) epochMillis % 1000 : -1);
  }

  /** How long after its time a redundant node in maintenance may be asked. */
  private int rarelyMillis() {
    Answer redundant = page.pair.redundant().status();
    return redundant != null && redundant.maintenance() ? RARELY_MILLIS : 0;
  }

  private void node(NodeView node) {
    to.accept(text(node.nodeId()));
    to.accept(text(node.base()));
    to.accept((long) node.roundTripMillis());
    to.accept(node.missed());
    to.accept(node.limit());
    flag(node.doubted());
    Answer status = node.status();
    flag(status != null);
    if (status != null) {
      to.accept(ago(node.heardMillis(), ORDER_KEPT_MILLIS + 1));
      to.accept(ago(node.saidMillis(), LATE_MILLIS));
      to.accept(age.apply(status));
      flag(status.running());
      flag(status.maintenance());
      to.accept(text(status.relayed()));
      to.accept(text(status.relayedId()));
      addresses(status.addresses());
      addresses(status.relayedAddresses());
    }
  }

  private void stream(Stream stream) {
    to.accept(text(stream.base()));
    flag(stream.spoke());
    flag(stream.lives());
    to.accept(Math.min(stream.failures(), MOST_DOUBLINGS));
    ahead(stream.retryMillis());
  }

  private void moving(Moving moving) {
    flag(moving != null);
    if (moving != null) {
      flag(moving.byOperator());
      to.accept(moving.index());
      addresses(moving.candidates());
      ahead(moving.nextAskMillis());
      to.accept(ago(moving.sinceMillis(), PATIENCE_MILLIS));
    }
  }

  private void addresses(Row<Address> addresses) {
    to.accept(addresses.size());
    for (int i = 0; i < addresses.size(); i++) {
      to.accept(text(addresses.get(i).url()));
    }
  }

  private void ahead(double atMillis) {
    to.accept((long) Math.max(atMillis - now, 0));
  }

  private long ago(double atMillis, int mostMillis) {
    return (long) Math.min(now - atMillis, mostMillis);
  }

  private void flag(boolean value) {
    to.accept(value ? 1 : 0);
  }

  private static int text(String text) {
    return text == null ? 0 : text.hashCode();
  }
}

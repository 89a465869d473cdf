package switchover.decision;

import switchover.status.Heartbeat;

/**
 * Where a browser goes that opens a page whose node does not answer, by what that node said last:
 * to the redundant node, on its own word asked now, and to nobody else.
 */
public final class ColdOpen {
  private final Place place;
  private final PairView pair;
  private final Row<Address> candidates;

  private ColdOpen(Place place, PairView pair) {
    this.place = place;
    this.pair = pair;
    candidates = Candidates.of(place, pair, Row.empty()).addresses();
  }

  /**
   * Of one page.
   *
   * @param href the page's URL
   * @param base the base URL of the node that serves it
   * @param last what that node said last, as JSON
   * @return null where that says nothing that counts
   */
  public static ColdOpen of(String href, String base, Json last) {
    Answer status = StatusReader.read(last).status();
    if (status == null) {
      return null;
    }
    NodeView current = NodeView.unheard(status.nodeId(), base, 1, 0).heard(status, base, 0, 0);
    NodeView redundant = NodeView.unheard(status.relayedId(), null, 1, 0);
    return new ColdOpen(Place.of(href, base), new PairView(current, redundant));
  }

  /**
   * How long an answer may take, by what the node said last: as long as one to a heartbeat of its
   * pages, though never less than the default, since who opens a page has to connect first.
   *
   * @param last as JSON; the default holds where it says nothing that counts
   */
  public static int timeoutMillis(Json last) {
    Answer status = StatusReader.read(last).status();
    int set = status == null ? 0 : status.timeoutMillis();
    return Math.max(Heartbeat.DEFAULT_MILLIS, set);
  }

  /** How many addresses of the redundant node there are to ask. */
  public int size() {
    return candidates.size();
  }

  /** The base URL to ask. */
  public String base(int index) {
    return candidates.get(index).url();
  }

  /**
   * Where to go, from the answer of the address at the index.
   *
   * @param answer as JSON; null for none
   * @return the page's URL there; null where the answer is not the Running node's, or leads here
   */
  public String target(int index, Json answer) {
    Answer heard = StatusReader.read(answer).status();
    if (heard == null || !heard.running() || !pair.samePair(heard) || isOld(heard)) {
      return null;
    }
    Address to = candidates.get(index);
    boolean shared = to.isPublic() && pair.isCurrent(heard);
    String target = place.at(to, place.rest());
    boolean leadsHere = target.equals(place.href(place.rest()));
    return (shared || pair.isRedundant(heard)) && !leadsHere ? target : null;
  }

  /** Who is waited for: the silent node and, where there is one, the other. */
  public String waiting() {
    String other = Showing.redundantName(pair);
    return Text.of(Showing.currentName(pair), other == null ? null : ", ", other);
  }

  private boolean isOld(Answer heard) {
    return heard.epoch() < pair.current().status().epoch();
  }
}

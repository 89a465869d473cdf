package switchover.decision;

/** The addresses under which the redundant node may be asked and reached, in order. */
final class Candidates {
  private final Place place;
  private Row<Address> taken = Row.empty();
  private boolean insecure;

  private Candidates(Place place) {
    this.place = place;
  }

  /**
   * The addresses to jump to: public ones first, then the others in the order given, last those
   * that once verified. The page's own base is among them only where it is a public address that
   * both nodes share.
   */
  static Candidates of(Place place, PairView pair, Row<Address> verified) {
    Candidates found = new Candidates(place);
    Answer current = pair.current().status();
    Answer redundant = pair.redundant().status();
    Row<Address> relayed = current != null ? current.relayedAddresses() : Row.empty();
    Row<Address> own = redundant != null ? redundant.addresses() : Row.empty();
    found.take(relayed, true);
    found.take(own, true);
    found.take(relayed, false);
    found.take(own, false);
    found.take(verified, true);
    found.take(verified, false);
    return found;
  }

  /** In order, in their normal spelling, without repetition; may be empty. */
  Row<Address> addresses() {
    return taken;
  }

  /** Whether an address was left out because the page came by https and it is http. */
  boolean insecure() {
    return insecure;
  }

  private void take(Row<Address> given, boolean isPublic) {
    for (int i = 0; i < given.size(); i++) {
      WebAddress url = WebAddress.parse(given.get(i).url());
      if (given.get(i).isPublic() == isPublic && usable(url, isPublic)) {
        taken = taken.with(new Address(url.text(), isPublic));
      }
    }
  }

  private boolean usable(WebAddress url, boolean isPublic) {
    if (url == null || url.linkLocal() || !isPublic && url.text().equals(place.base().text())) {
      return false;
    }
    if (place.https() && !url.https()) {
      insecure = true;
      return false;
    }
    return find(taken, url.text()) == null;
  }

  /** The address with this URL; null where there is none. */
  static Address find(Row<Address> among, String url) {
    int at = indexOf(among, url);
    return at < among.size() ? among.get(at) : null;
  }

  /** The place in the row of the address with this URL; the row's size where there is none. */
  static int indexOf(Row<Address> among, String url) {
    int at = 0;
    while (at < among.size() && !among.get(at).url().equals(url)) {
      at++;
    }
    return at;
  }
}

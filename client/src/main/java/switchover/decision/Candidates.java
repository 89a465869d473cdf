package switchover.decision;

import java.util.ArrayList;
import java.util.List;
import switchover.status.Address;
import switchover.status.AddressSource;
import switchover.status.NodeStatus;

/** The addresses under which the redundant node may be asked and reached, in order. */
final class Candidates {
  private final Place place;
  private final List<Address> taken = new ArrayList<>();
  private boolean insecure;

  private Candidates(Place place) {
    this.place = place;
  }

  /**
   * The addresses to jump to: public ones first, then the others in the order given, last those
   * that once verified. The page's own base is among them only where it is a public address that
   * both nodes share.
   */
  static Candidates of(Place place, PairView pair, List<Address> verified) {
    Candidates found = new Candidates(place);
    List<Address> given = new ArrayList<>();
    NodeStatus current = pair.current().status();
    if (current != null && current.redundantNode() != null) {
      given.addAll(current.redundantNode().addresses());
    }
    if (pair.redundant().status() != null) {
      given.addAll(pair.redundant().status().addresses());
    }
    found.take(given, true);
    found.take(given, false);
    found.take(verified, true);
    found.take(verified, false);
    return found;
  }

  /** In order, in their normal spelling, without repetition; may be empty. */
  List<Address> addresses() {
    return taken;
  }

  /** Whether an address was left out because the page came by https and it is http. */
  boolean insecure() {
    return insecure;
  }

  private void take(List<Address> given, boolean isPublic) {
    for (Address address : given) {
      WebAddress url = WebAddress.parse(address.url());
      if ((address.source() == AddressSource.PUBLIC_ADDRESS) == isPublic && usable(url, isPublic)) {
        taken.add(new Address(url.text(), address.source()));
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
    for (Address have : taken) {
      if (have.url().equals(url.text())) {
        return false;
      }
    }
    return true;
  }
}

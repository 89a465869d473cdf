package switchover.link;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import switchover.settings.PairKey;
import switchover.settings.PairKeys;

/** Keys of a pair that a test chooses and changes. */
final class Keys implements PairKeys {
  private volatile List<PairKey> accepted;

  Keys(PairKey... accepted) {
    this.accepted = List.of(accepted);
  }

  /** The same key for the same number. */
  static PairKey key(int number) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) number);
    return PairKey.of(Base64.getEncoder().encodeToString(bytes));
  }

  static PairSeals.Held held(int number) {
    return PairSeals.Held.of(key(number));
  }

  void set(PairKey... now) {
    accepted = List.of(now);
  }

  @Override
  public List<PairKey> accepted() {
    return accepted;
  }

  @Override
  public void confirmed(PairKey key) {
    if (accepted.size() > 1 && accepted.get(1).equals(key)) {
      accepted = List.of(key);
    }
  }

  @Override
  public boolean changeIsOverdue() {
    return false;
  }
}

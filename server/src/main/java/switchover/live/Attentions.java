package switchover.live;

import java.util.ArrayList;
import java.util.List;
import switchover.link.Refusals;
import switchover.link.Rejection;
import switchover.status.Attention;

/**
 * What a person must look at in how the pair is set up, as this node knows it now. Thread-safe,
 * never blocks.
 */
public final class Attentions {
  /** Every reason that there is, as a word of {@link Attention}. */
  public static final List<String> REASONS = reasons();

  private final Refusals refusals;

  Attentions(Refusals refusals) {
    this.refusals = refusals;
  }

  /** All of it, in an order that stays; empty where there is nothing. */
  List<Attention> now() {
    List<Attention> now = new ArrayList<>();
    for (Rejection why : refusals.standing()) {
      now.add(new Attention(why.reason().word(), why.text()));
    }
    return List.copyOf(now);
  }

  private static List<String> reasons() {
    List<String> all = new ArrayList<>();
    for (Rejection.Reason reason : Rejection.Reason.values()) {
      all.add(reason.word());
    }
    return List.copyOf(all);
  }
}

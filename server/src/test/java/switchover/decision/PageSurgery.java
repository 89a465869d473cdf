package switchover.decision;

/** What only a page with a rule broken on purpose does. */
public final class PageSurgery {
  private PageSurgery() {}

  /** The step with one more effect, which is carried out last. */
  public static Step also(Step step, Effect effect) {
    return new Step(step.state(), step.effects().with(effect));
  }

  /** The step with another effect in place of those of one kind. */
  public static Step instead(Step step, int kind, Effect other) {
    Row<Effect> effects = Row.empty();
    for (int i = 0; i < step.effects().size(); i++) {
      Effect effect = step.effects().get(i);
      effects = effects.with(effect.kind() == kind ? other : effect);
    }
    return new Step(step.state(), effects);
  }

  /** Whether a request under way asks this address. */
  public static boolean asks(PageState page, int id, String base) {
    for (int i = 0; i < page.asks.size(); i++) {
      Asked ask = page.asks.get(i);
      if (ask.id() == id) {
        return ask.base().equals(base);
      }
    }
    return false;
  }

  /** The answer of somebody else as if this node had given it. */
  public static Answer asIf(Answer said, Answer node) {
    return new Answer(
        node.pair(),
        node.nodeId(),
        node.name(),
        node.mode(),
        said.running(),
        Math.max(said.epoch(), node.epoch()),
        Math.max(said.sequence(), node.sequence()),
        node.redundancy(),
        node.addresses(),
        node.relayedId(),
        node.relayedName(),
        node.relayed(),
        node.relayedAddresses(),
        node.periodMillis(),
        node.timeoutMillis(),
        node.missed(),
        node.spreadMillis(),
        node.maintenance());
  }

  /** A node's word with the addresses that somebody else gave. */
  public static Answer withAddresses(Answer node, Answer other) {
    return new Answer(
        node.pair(),
        node.nodeId(),
        node.name(),
        node.mode(),
        node.running(),
        node.epoch(),
        node.sequence(),
        node.redundancy(),
        node.addresses(),
        node.relayedId(),
        node.relayedName(),
        node.relayed(),
        other.addresses(),
        node.periodMillis(),
        node.timeoutMillis(),
        node.missed(),
        node.spreadMillis(),
        node.maintenance());
  }
}

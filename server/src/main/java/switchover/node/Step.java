package switchover.node;

import java.util.List;

/**
 * The outcome of one event.
 *
 * @param node what the node is from now on; never null
 * @param effects to be carried out in this order, once the node is visible; immutable
 */
public record Step(Node node, List<Effect> effects) {}

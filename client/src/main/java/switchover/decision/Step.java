package switchover.decision;

import java.util.List;

/**
 * What an event led to.
 *
 * @param state what the page knows now
 * @param effects what the edge has to do, in order
 */
public record Step(PageState state, List<Effect> effects) {}

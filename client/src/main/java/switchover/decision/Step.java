package switchover.decision;

/**
 * What an event led to.
 *
 * @param state what the page knows now
 * @param effects what the edge has to do, in order
 */
public record Step(PageState state, Row<Effect> effects) {}

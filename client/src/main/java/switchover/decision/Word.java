package switchover.decision;

/**
 * From where a neighbour, which is another page of this station and node, has what it says.
 *
 * @param base the address that answered it; never null
 * @param ageMillis how long ago it heard it; negative where the wall clock was set meanwhile
 * @param rank of the page, 0 to 1, where it listens to streams; NaN where it does not
 * @param alive whether it is no more than a sign of life
 */
public record Word(String base, double ageMillis, double rank, boolean alive) {}

package switchover.health;

/**
 * What is thought of the HMI or service beside the node.
 *
 * @param well whether a node may be Running with it
 * @param why what the last check found, for people; never null
 */
public record Verdict(boolean well, String why) {}

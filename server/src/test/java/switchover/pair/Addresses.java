package switchover.pair;

/**
 * Where the nodes of a pair are, for everybody and for each other.
 *
 * @param a where pages reach A
 * @param b where pages reach B
 * @param linkA where B reaches A
 * @param linkB from where B reaches A
 * @param everywhere whether the nodes listen on all addresses of their hosts, else on theirs
 */
public record Addresses(String a, String b, String linkA, String linkB, boolean everywhere) {}

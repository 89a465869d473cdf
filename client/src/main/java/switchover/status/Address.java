package switchover.status;

/**
 * One address under which a node may be reached.
 *
 * @param url absolute http or https URL of the node's base path, without userinfo, query, fragment
 *     or a slash at its end; never null
 * @param source where the address comes from; never null
 */
public record Address(String url, AddressSource source) {}

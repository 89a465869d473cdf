package switchover.settings;

/**
 * The page Node Settings.
 *
 * @param name for display, 1 to 64 characters; never null
 * @param httpPort 1 to 65535
 * @param bindAddress the address that the node listens on; null for all of this host's
 * @param publicAddress how people outside reach the node: a normalised URL as of {@link
 *     WebAddress#url()}; null if unset
 */
public record NodeSettings(String name, int httpPort, String bindAddress, String publicAddress) {
  static final int HTTP_PORT = 8060;
  static final Range HTTP_PORTS = new Range(1, 65_535, "a port");
  static final int NAME_CHARACTERS = 64;
}

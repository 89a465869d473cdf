package switchover.settings;

import java.util.List;

/**
 * The page Node Settings.
 *
 * @param name for display, 1 to 64 characters; never null
 * @param httpPort 1 to 65535
 * @param bindAddress the address that the node listens on; null for all of this host's
 * @param publicAddress how people outside reach the node: a normalised URL as of {@link
 *     WebAddress#url()}; null if unset
 * @param hostNames by which more names than it has by itself the node lets itself be administered;
 *     never null
 * @param trustedProxies who may say for whom he asks; never null
 */
public record NodeSettings(
    String name,
    int httpPort,
    String bindAddress,
    String publicAddress,
    List<String> hostNames,
    List<IpNetwork> trustedProxies) {
  static final int HTTP_PORT = 8060;
  static final Range HTTP_PORTS = new Range(1, 65_535, "a port");
  static final int NAME_CHARACTERS = 64;
}

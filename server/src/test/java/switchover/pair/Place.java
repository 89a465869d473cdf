package switchover.pair;

/**
 * Where a node is reached.
 *
 * @param ip a loopback address
 * @param basePath "" or the context path, as {@code /scada}
 */
public record Place(String ip, int port, String basePath) {
  /** The node's base URL by that host name or address. */
  public String url(String host) {
    return "http://" + host + ":" + port + basePath;
  }

  /** The node's base URL by its address. */
  public String url() {
    return url(ip);
  }
}

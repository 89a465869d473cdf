package switchover.settings;

/** Reads {@code node.httpsPort} and the section about its certificate. */
final class TlsParser {
  private static final String FILE_ALLOWED = "the path of a file";
  private static final int NONE = 0;

  private TlsParser() {}

  /** How the node answers by https; null where it does not. */
  static TlsSettings parse(Section node, Section tls, int httpPort) {
    int port = node.integer("httpsPort", NodeSettings.HTTP_PORTS, NONE);
    TlsSettings settings =
        new TlsSettings(
            port,
            file(tls, "certificateFile"),
            file(tls, "keyFile"),
            file(tls, "storeFile"),
            file(tls, "passwordFile"),
            tls.flag("redirect", false));
    if (port == NONE) {
      if (!tls.isEmpty() && !node.has("httpsPort")) {
        String allowed = NodeSettings.HTTP_PORTS.allowed() + ", where the section tls is given";
        node.refuse("httpsPort", "nothing", "is given", allowed);
      }
      return null;
    }
    if (port == httpPort) {
      String allowed = "another port than node.httpPort";
      node.refuse("httpsPort", String.valueOf(port), "is node.httpPort too", allowed);
    }
    requireWhole(tls, settings);
    requireTrustToRedirect(tls, settings);
    return settings;
  }

  private static String file(Section tls, String name) {
    String path = tls.text(name, FILE_ALLOWED);
    if (path != null && (path.isBlank() || path.indexOf('\0') >= 0)) {
      tls.refuse(name, '"' + path + '"', "is no path", FILE_ALLOWED);
    }
    return path;
  }

  private static void requireWhole(Section tls, TlsSettings given) {
    if (given.storeFile() != null && given.certificateFile() != null) {
      String allowed = "certificateFile and keyFile, or storeFile and passwordFile";
      tls.refuse("storeFile", given.storeFile(), "is given beside certificateFile", allowed);
      return;
    }
    requireBoth(tls, "certificateFile", "keyFile");
    requireBoth(tls, "storeFile", "passwordFile");
  }

  /**
   * Nobody trusts the certificate that the node makes: a page would land on the browser's warning.
   */
  private static void requireTrustToRedirect(Section tls, TlsSettings given) {
    if (given.redirect() && !tls.has("certificateFile") && !tls.has("storeFile")) {
      String allowed = "false, or true beside certificateFile or storeFile";
      tls.refuse("redirect", "true", "wants a certificate that browsers trust", allowed);
    }
  }

  private static void requireBoth(Section tls, String one, String other) {
    if (tls.has(one) && !tls.has(other)) {
      tls.refuse(other, "nothing", "is given", FILE_ALLOWED + ", beside " + one);
    } else if (tls.has(other) && !tls.has(one)) {
      tls.refuse(one, "nothing", "is given", FILE_ALLOWED + ", beside " + other);
    }
  }
}

package switchover.http;

/** The paths of the redundant connection; matched exactly. */
enum LinkPath {
  CONNECT("/link/connect"),
  PING("/link/ping"),
  LISTEN("/link/listen");

  private final String path;

  LinkPath(String path) {
    this.path = path;
  }

  /** Null for any other path. */
  static LinkPath of(String servletPath, String pathInfo) {
    String asked = pathInfo == null ? servletPath : servletPath + pathInfo;
    for (LinkPath candidate : values()) {
      if (candidate.path.equals(asked)) {
        return candidate;
      }
    }
    return null;
  }
}

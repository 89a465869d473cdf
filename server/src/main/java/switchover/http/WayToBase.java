package switchover.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * How a page's own address leads to the node's base path: up as many steps as the node was asked
 * deep, so that it is right too behind a proxy that puts a path before the node's, or takes one
 * away, of which the node knows nothing. Pure.
 */
final class WayToBase {
  /** Pages are not so deep; a way for each depth that somebody asks for is one file to keep. */
  private static final int MOST_STEPS = 16;

  private WayToBase() {}

  /**
   * The way, without a slash at its end.
   *
   * @return such as {@code .} or {@code ../..}; the context path where that would be too long
   */
  static String of(HttpServletRequest request) {
    String own = request.getContextPath();
    long steps = slashes(request.getRequestURI()) - slashes(own) - 1;
    if (steps < 0 || steps > MOST_STEPS) {
      return own;
    }
    return steps == 0 ? "." : "..".concat("/..".repeat((int) steps - 1));
  }

  private static long slashes(String path) {
    return path.chars().filter(c -> c == '/').count();
  }
}

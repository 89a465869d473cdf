package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The body of a request, bounded. */
final class Body {
  private Body() {}

  /**
   * Reads it.
   *
   * @return null where it has more bytes; that has been answered
   */
  static byte[] read(HttpServletRequest request, HttpServletResponse response, int mostBytes)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(mostBytes + 1);
    if (body.length <= mostBytes) {
      return body;
    }
    String detail = "the body has more than " + mostBytes + " bytes";
    Failure.of(413, "Too large", detail).send(response);
    return null;
  }
}

package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import switchover.settings.Problem;

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
    // What is left of it is not read, so that no other request can follow it.
    response.setHeader("Connection", "close");
    Problem large =
        Problem.of("body", "the body", "is too large", "at most " + mostBytes + " bytes");
    Failure.ofOne(413, "Too large", large).send(response);
    return null;
  }
}

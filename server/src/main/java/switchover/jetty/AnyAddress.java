package switchover.jetty;

import java.util.EnumSet;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets in whatever a page's address may be: scripts put any text into the address bar, and a page
 * that moves keeps it byte for byte.
 *
 * <p>Some of it could be read in two ways ({@code %2F}, {@code //}, {@code %5C}), which is why
 * servers refuse it and proxies overlook it. Here it has one meaning: a place in the runtime. It
 * never reaches the status, the link or the settings.
 */
final class AnyAddress extends Handler.Wrapper {
  /**
   * Escaped dots and user info are in no browser's address; they stay refused, as does what Jetty
   * can't read at all ({@code %zz}, {@code %00}).
   */
  static final UriCompliance COMPLIANCE =
      new UriCompliance(
          "AnyAddress",
          EnumSet.complementOf(
              EnumSet.of(
                  Violation.AMBIGUOUS_PATH_SEGMENT,
                  Violation.AMBIGUOUS_PATH_PARAMETER,
                  Violation.USER_INFO,
                  Violation.FRAGMENT)));

  private static final String SOME_PLACE = "/unusual-address";

  AnyAddress(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpURI address = request.getHttpURI();
    if (!isUnusual(address)) {
      return super.handle(request, response, callback);
    }
    HttpURI place = HttpURI.build(address, SOME_PLACE).asImmutable();
    return super.handle(Request.serveAs(request, place), response, callback);
  }

  private static boolean isUnusual(HttpURI address) {
    return address.hasViolations();
  }
}

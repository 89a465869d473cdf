package switchover.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import switchover.http.Failure;

/**
 * Refuses a body in chunks by HTTP/1.0, which has none, and ends the connection (RFC 9112, 6.1): a
 * proxy of that age would take what follows the head for another request than Jetty does.
 */
final class OldChunks extends Handler.Wrapper {
  OldChunks(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!isInChunksOfOld(request)) {
      return super.handle(request, response, callback);
    }
    response.setStatus(HttpStatus.BAD_REQUEST_400);
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Failure.TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    byte[] body = Failure.of(HttpStatus.BAD_REQUEST_400, "Bad request", null).body();
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static boolean isInChunksOfOld(Request request) {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
        && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }
}

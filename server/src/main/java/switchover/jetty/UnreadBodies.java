package switchover.jetty;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Says that the connection ends where a request is answered before its body has come whole: what is
 * left of it can't be told from a next request, so that Jetty closes, and without a word of that a
 * client sends its next one into nothing.
 */
final class UnreadBodies extends Handler.Wrapper {
  UnreadBodies(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (hasBody(request)) {
      request.addHttpStreamWrapper(Told::new);
    }
    return super.handle(request, response, callback);
  }

  private static boolean hasBody(Request request) {
    HttpFields headers = request.getHeaders();
    return headers.contains(HttpHeader.CONTENT_LENGTH)
        || headers.contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** Looks when the answer begins: what has come by then is taken, and is no hindrance. */
  private static final class Told extends HttpStream.Wrapper {
    Told(HttpStream stream) {
      super(stream);
    }

    @Override
    public void send(
        MetaData.Request request,
        MetaData.Response response,
        boolean last,
        ByteBuffer content,
        Callback callback) {
      boolean begins = response != null && !HttpStatus.isInterim(response.getStatus());
      boolean unread = begins && consumeAvailable() != null;
      super.send(request, unread ? closing(response) : response, last, content, callback);
    }

    private static MetaData.Response closing(MetaData.Response answer) {
      HttpFields.Mutable fields = HttpFields.build(answer.getHttpFields());
      fields.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      return new MetaData.Response(
          answer.getStatus(),
          answer.getReason(),
          answer.getHttpVersion(),
          fields,
          answer.getContentLength(),
          answer.getTrailersSupplier());
    }
  }
}

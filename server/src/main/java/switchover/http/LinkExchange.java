package switchover.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import switchover.link.Entrance;

/** One post of the redundant connection: its body is read as it comes, then it is answered. */
final class LinkExchange implements ReadListener {
  /** The longest body that is read. */
  static final int MOST_BYTES = 8192;

  static final Failure TOO_LARGE = Failure.of(413, "Content too large", null);
  private static final Failure TOO_SLOW = Failure.of(408, "Request timeout", null);
  private static final Failure BROKEN = Failure.of(400, "Bad request", null);
  private static final Failure NOT_AUTHENTIC =
      new Failure(401, "Not authorized", null, null, null, "WWW-Authenticate", "Switchover-Link");

  private final Entrance end;
  private final LinkPath path;
  private final AsyncContext context;
  private final HttpServletResponse response;
  private final String remoteIp;
  private final String certificate;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final AtomicBoolean decided = new AtomicBoolean();
  private ServletInputStream in;
  private Runnable onRead;

  LinkExchange(Entrance end, LinkPath path, AsyncContext context) {
    this.end = end;
    this.path = path;
    this.context = context;
    this.response = (HttpServletResponse) context.getResponse();
    this.remoteIp = context.getRequest().getRemoteAddr();
    Object presented = context.getRequest().getAttribute(LinkServlet.CERTIFICATE);
    this.certificate = presented instanceof String text ? text : null;
  }

  /**
   * Begins to read.
   *
   * @param whenRead called once, when the body has come or failed
   */
  void begin(Runnable whenRead) throws IOException {
    onRead = whenRead;
    in = context.getRequest().getInputStream();
    in.setReadListener(this);
  }

  /** The body took too long. Any thread; without effect where it has come. */
  void expire() {
    if (decided.compareAndSet(false, true)) {
      refuse(TOO_SLOW);
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] part = new byte[1024];
    while (!decided.get() && in.isReady()) {
      int length = in.read(part);
      if (length < 0) {
        return;
      }
      body.write(part, 0, length);
      if (body.size() > MOST_BYTES && decide()) {
        refuse(TOO_LARGE);
      }
    }
  }

  @Override
  public void onAllDataRead() throws IOException {
    if (!decide()) {
      return;
    }
    if (path == LinkPath.LISTEN) {
      listen();
      return;
    }
    byte[] sealed = body.toByteArray();
    byte[] answer =
        path == LinkPath.PING ? end.ping(sealed) : end.connect(sealed, remoteIp, certificate);
    if (answer == null) {
      refuse(NOT_AUTHENTIC);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain;charset=utf-8");
    response.setContentLength(answer.length);
    response.getOutputStream().write(answer);
    context.complete();
  }

  @Override
  public void onError(Throwable cause) {
    if (decide()) {
      refuse(BROKEN);
    }
  }

  private boolean decide() {
    onRead.run();
    return decided.compareAndSet(false, true);
  }

  private void listen() throws IOException {
    LinkStream stream = new LinkStream(context);
    if (end.listen(body.toByteArray(), stream)) {
      stream.open();
    } else {
      refuse(NOT_AUTHENTIC);
    }
  }

  private void refuse(Failure failure) {
    try {
      failure.send(response);
    } catch (IOException | IllegalStateException e) {
      // The other end has gone already: there is nobody to tell.
    } finally {
      context.complete();
    }
  }
}

package switchover.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import switchover.settings.Problem;

/** {@code /status/events}: the status at once and on each change, as Server-Sent Events. */
final class EventsServlet extends ReadOnlyServlet {
  private static final long serialVersionUID = 1;

  /** A status fits; what a container sets aside for each of thousands of readers. */
  private static final int BUFFER_BYTES = 2048;

  /** In heartbeat periods. */
  private static final int MOST_SIGNS_EVERY = 10;

  private final transient ServedNode node;
  private final transient EventReaders readers;

  EventsServlet(ServedNode node) {
    super(true);
    this.node = node;
    readers = node.readers();
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String every = request.getParameter("signsEvery");
    int signsEvery = every == null ? 1 : Count.of(every, MOST_SIGNS_EVERY);
    if (signsEvery < 1) {
      String allowed = Count.allowed(MOST_SIGNS_EVERY);
      Failure.of(Problem.of("signsEvery", '"' + every + '"', "is not allowed", allowed))
          .send(response);
      return;
    }
    boolean read = !"HEAD".equals(request.getMethod());
    if (read && readers.full()) {
      String detail = "at most " + readers.most() + " pages can listen to this node";
      Failure.of(503, "Too many readers", detail).send(response);
      return;
    }
    response.setContentType("text/event-stream");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (read) {
      response.setBufferSize(BUFFER_BYTES);
      AsyncContext async = request.startAsync();
      async.setTimeout(0);
      readers.add(async, response.getOutputStream(), signsEvery);
    }
  }

  /**
   * The planned stop, where the node does not end by itself: a container destroys its servlets
   * before it tells any listener, and as long as this one is not destroyed its readers can be told.
   */
  @Override
  public void destroy() {
    node.stop("its container stopped it");
  }
}

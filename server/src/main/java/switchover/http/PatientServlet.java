package switchover.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Takes bodies without holding a thread, each within a deadline and a size. */
abstract class PatientServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final String thread;
  private final int mostBytes;
  private transient PatientBodies bodies;

  /** What answers once the body is there. */
  interface Answer {
    /** Answers; called once at most. */
    void to(byte[] body) throws IOException;
  }

  /**
   * @param thread name of the one that keeps the deadlines
   * @param mostBytes of a body
   */
  PatientServlet(String thread, int mostBytes) {
    this.thread = thread;
    this.mostBytes = mostBytes;
  }

  @Override
  public void init() {
    bodies = new PatientBodies(thread, mostBytes);
  }

  @Override
  public void destroy() {
    bodies.close();
  }

  /** Begins to read for what completes the answer itself; what can't be read is answered here. */
  final void read(HttpServletRequest request, PatientBodies.Taker taker) throws IOException {
    bodies.read(request, taker);
  }

  /** Begins to read for an answer that is complete once it is given. */
  final void readFor(HttpServletRequest request, Answer answer) throws IOException {
    read(
        request,
        (body, context) -> {
          try {
            answer.to(body);
          } finally {
            context.complete();
          }
        });
  }
}

package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The pages: the runtime page at the base path and at every deeper path of its own, the
 * configuration screen at {@code /config/}, the client at {@code /switchover/}.
 */
final class PageServlet extends ReadOnlyServlet {
  private static final long serialVersionUID = 1;
  private static final String RUNTIME = "/index.html";
  private static final String CLIENT = "/switchover/";
  private static final String CONFIG = "/config/";

  /** A page asks both nodes, wherever they are; everything else comes from its own node. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src *; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

  private final transient PageFiles files;

  PageServlet(PageFiles files) {
    super(false);
    this.files = files;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = path(request);
    if (path.equals("/config")) {
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", request.getContextPath() + CONFIG);
      return;
    }
    PageFile file = files.at(path.endsWith("/") ? path + "index.html" : path);
    if (file == null && isRuntimePath(request, path)) {
      file = files.at(RUNTIME);
    }
    if (file == null) {
      Failure.notFound().send(response);
      return;
    }
    if (path.startsWith(CLIENT)) {
      openToAnyOrigin(response);
    }
    send(request, response, file);
  }

  private static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    String path = info == null ? request.getServletPath() : request.getServletPath() + info;
    return path.isEmpty() ? "/" : path;
  }

  /** What a browser opens as a page and no file claims is a place in the runtime. */
  private static boolean isRuntimePath(HttpServletRequest request, String path) {
    String accept = request.getHeader("Accept");
    boolean asPage = accept != null && accept.contains("text/html");
    return asPage && !path.startsWith(CLIENT) && !path.startsWith(CONFIG);
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, PageFile file)
      throws IOException {
    String accepted = request.getHeader("Accept-Encoding");
    boolean packed = file.gzip() != null && accepted != null && accepted.contains("gzip");
    String tag = '"' + file.tag() + (packed ? "-gzip\"" : "\"");
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Vary", "Accept, Accept-Encoding");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (file.type().startsWith("text/html")) {
      response.setHeader("Content-Security-Policy", POLICY);
    }
    String held = request.getHeader("If-None-Match");
    if (held != null && held.contains(tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] body = packed ? file.gzip() : file.bytes();
    if (packed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(file.type());
    response.setContentLength(body.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(body);
    }
  }
}

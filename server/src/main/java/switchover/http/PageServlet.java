package switchover.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import switchover.status.NodeStatus;

/**
 * The pages: the runtime page at the base path and at every deeper path of its own, the
 * configuration screen at {@code /config/}, the client at {@code /switchover/}. Where the home has
 * pages of its own, they are the runtime.
 */
final class PageServlet extends ReadOnlyServlet {
  private static final long serialVersionUID = 1;
  private static final String RUNTIME = "/index.html";
  private static final String CLIENT = "/switchover/";
  private static final String CONFIG = "/config/";

  private final transient PageFiles files;
  private final transient OwnPages own;
  private final transient Supplier<NodeStatus> status;
  private final transient Supplier<List<String>> framedBy;

  /**
   * @param status what the node says of both nodes
   * @param framedBy origins that may frame the runtime page
   */
  PageServlet(
      PageFiles files, OwnPages own, Supplier<NodeStatus> status, Supplier<List<String>> framedBy) {
    super(false);
    this.files = files;
    this.own = own;
    this.status = status;
    this.framedBy = framedBy;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = path(request);
    if (path.equals("/config")) {
      leadToFolder(request, response, path);
      return;
    }
    if (!isReserved(path) && answeredByOwn(request, response, path)) {
      return;
    }
    String base = WayToBase.of(request);
    PageFile file = files.at(path.endsWith("/") ? path + "index.html" : path, base);
    if (file == null && isRuntimePath(request, path)) {
      file = files.at(RUNTIME, base);
    }
    if (file == null) {
      Failure.notFound().send(response);
      return;
    }
    if (path.startsWith(CLIENT)) {
      openToAnyOrigin(response);
    }
    if (path.equals(PageFiles.WORKER)) {
      response.setHeader("Service-Worker-Allowed", base + "/");
    }
    // The configuration screen is framed by nobody else, whatever is set.
    List<String> origins = isReserved(path) ? List.of() : framedBy.get();
    String policy = file.policy() == null ? null : file.policy() + FrameAncestors.of(origins);
    send(request, response, file, policy);
  }

  private boolean answeredByOwn(
      HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
    Path runtime = own.runtime();
    if (runtime == null) {
      return false;
    }
    Path file = own.at(path);
    if (file == null && own.lacksSlash(path)) {
      leadToFolder(request, response, path);
      return true;
    }
    if (file == null && isRuntimePath(request, path)) {
      file = runtime;
    }
    if (file == null) {
      return false;
    }
    send(request, response, file);
    return true;
  }

  /** By a relative address, which a proxy before the node can't make wrong. */
  private static void leadToFolder(
      HttpServletRequest request, HttpServletResponse response, String path) {
    String query = request.getQueryString();
    String folder = WayToBase.of(request) + escaped(path + "/");
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", query == null ? folder : folder + "?" + query);
  }

  private static String escaped(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
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
    return asPage && !isReserved(path);
  }

  private static boolean isReserved(String path) {
    return path.startsWith(CLIENT) || path.startsWith(CONFIG);
  }

  /**
   * A file of the plant's own, as it is now. It may do what it needs; only who may frame it is
   * kept.
   */
  private void send(HttpServletRequest request, HttpServletResponse response, Path file)
      throws IOException {
    String tag = '"' + ContentTag.of(file) + '"';
    String type = MediaTypes.of(file.getFileName().toString());
    describe(response, type, tag, FrameAncestors.policy(status.get(), framedBy.get()));
    if (isHeld(request, tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(type);
    response.setContentLengthLong(Files.size(file));
    if (!"HEAD".equals(request.getMethod())) {
      Files.copy(file, response.getOutputStream());
    }
  }

  private static void describe(
      HttpServletResponse response, String type, String tag, String policy) {
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Vary", "Accept, Accept-Encoding");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (type.equals(MediaTypes.HTML) || type.equals(MediaTypes.XHTML)) {
      response.setHeader("Content-Security-Policy", policy);
      response.setHeader("Referrer-Policy", "same-origin");
    }
  }

  private static boolean isHeld(HttpServletRequest request, String tag) {
    String held = request.getHeader("If-None-Match");
    return held != null && held.contains(tag);
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, PageFile file, String policy)
      throws IOException {
    String accepted = request.getHeader("Accept-Encoding");
    boolean packed = file.gzip() != null && accepted != null && accepted.contains("gzip");
    String tag = '"' + file.tag() + (packed ? "-gzip\"" : "\"");
    describe(response, file.type(), tag, policy);
    if (isHeld(request, tag)) {
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

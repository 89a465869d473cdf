/**
 * The node's answers over HTTP, by the standard Servlet API alone: the same servlets run in the
 * embedded server and in any Servlet 6 container. Start reading at {@link switchover.http.Routes}.
 */
package switchover.http;

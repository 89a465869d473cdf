package switchover.crowd;

/** Requests with the headers that a browser sends. */
final class Requests {
  private static final String HEADERS =
      " HTTP/1.1\r\n"
          + "Host: pc-test-serverA:8060\r\n"
          + "Connection: keep-alive\r\n"
          + "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/156.0.0.0 Safari/537.36\r\n"
          + "Cache-Control: no-cache\r\n"
          + "Pragma: no-cache\r\n"
          + "Referer: http://pc-test-serverA:8060/\r\n"
          + "Accept-Encoding: gzip, deflate\r\n"
          + "Accept-Language: en-US,en;q=0.9\r\n";

  private Requests() {}

  static String stream(int signsEvery) {
    String rarely = signsEvery == 1 ? "" : "?signsEvery=" + signsEvery;
    return "GET /status/events" + rarely + HEADERS + "Accept: text/event-stream\r\n\r\n";
  }

  static String heartbeat(int page) {
    return "GET /status?page=p" + page + "&other=Ready" + HEADERS + "Accept: */*\r\n\r\n";
  }
}

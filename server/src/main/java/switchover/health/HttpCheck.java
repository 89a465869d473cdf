package switchover.health;

import switchover.hook.WebCall;
import switchover.hook.WebEnd;

/** Well where a GET is answered in time with 2xx or 3xx; a redirect is not followed. */
final class HttpCheck implements Check {
  private final WebCall web = new WebCall();
  private final String url;
  private final int timeoutMillis;

  HttpCheck(String url, int timeoutMillis) {
    this.url = url;
    this.timeoutMillis = timeoutMillis;
  }

  @Override
  public Verdict ask() throws InterruptedException {
    WebEnd end = web.get(url, timeoutMillis);
    if (end instanceof WebEnd.Answered answered) {
      int hundreds = answered.status() / 100;
      return new Verdict(
          hundreds == 2 || hundreds == 3, "answered with HTTP status " + answered.status());
    }
    return new Verdict(false, ((WebEnd.Failed) end).why());
  }
}

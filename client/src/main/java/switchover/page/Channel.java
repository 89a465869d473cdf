package switchover.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import switchover.decision.Json;
import switchover.decision.Word;

/** The channel between the pages of one station that are of the same node. */
final class Channel {
  private Channel() {}

  /**
   * Makes {@code hear.tell}, by which the others are told what this page heard: where it asked, and
   * the body: null for a stream that broke, an empty one for none. With the first of it the channel
   * opens, where the browser has such channels, and what comes in is said as events of this kind.
   * {@code hear.leave} closes it until there is something to tell, and says to the node that the
   * page goes, where anything was told since it went last.
   */
  @JSBody(
      params = {"hear", "kind", "base", "rank", "farewell"},
      script =
          "hear.tell = function(url, body, alive) {"
              + "  hear.told = 1;"
              + "  try { if (!hear.channel) {"
              + "    hear.channel = new BroadcastChannel('switchover ' + base);"
              + "    hear.channel.onmessage = function(evt) {"
              + "      evt.data.age = Date.now() - evt.data.sent;"
              + "      hear(kind, 0, null, JSON.stringify(evt.data));"
              + "    };"
              + "  }"
              + "  hear.channel.postMessage({base: url.slice(0, url.lastIndexOf('/status')),"
              + " rank: hear.underWay[-1] || hear.underWay[-2] ? rank : null,"
              + " sent: Date.now(), body: body, alive: alive ? 1 : 0});"
              + "  } catch (err) {}"
              + "};"
              + "hear.leave = function() {"
              + "  if (hear.told && navigator.sendBeacon) navigator.sendBeacon(farewell);"
              + "  if (hear.channel) hear.channel.close();"
              + "  hear.told = hear.channel = null;"
              + "};")
  static native void join(JSObject hear, int kind, String base, double rank, String farewell);

  /** Says that this page listens, where it does, or that it got a sign of life. */
  @JSBody(
      params = {"hear", "url", "alive"},
      script = "hear.tell(url, '', alive);")
  static native void speak(JSObject hear, String url, boolean alive);

  /** What {@code hear.leave} of {@link #join} does. */
  @JSBody(params = "hear", script = "hear.leave();")
  static native void leave(JSObject hear);

  /** From where a neighbour has what it says. */
  static Word word(Json said) {
    return new Word(
        said.text("base"), said.number("age"), said.number("rank"), said.number("alive") > 0);
  }
}

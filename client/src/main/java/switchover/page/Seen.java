package switchover.page;

import org.teavm.jso.JSBody;

/** Whether the page is seen and awake, and when its document is there. */
final class Seen {
  private Seen() {}

  @JSBody(script = "return document.hidden;")
  static native boolean hidden();

  /** Calls back when the page comes back: seen again, out of a cache, thawed, back on a network. */
  @JSBody(
      params = {"back", "gone"},
      script =
          "document.addEventListener('visibilitychange', function() {"
              + "  if (document.hidden) gone(); else back();"
              + "});"
              + "document.addEventListener('resume', function() { back(); });"
              + "addEventListener('pageshow', function(evt) { if (evt.persisted) back(); });"
              + "addEventListener('online', function() { back(); });")
  static native void watch(Script.Act back, Script.Act gone);

  /** Calls back once the document has been read and its own scripts have run. */
  @JSBody(
      params = "then",
      script =
          "if (document.readyState === 'complete') setTimeout(function() { then(); }, 0);"
              + "else document.addEventListener('DOMContentLoaded', function() { then(); });")
  static native void ready(Script.Act then);
}

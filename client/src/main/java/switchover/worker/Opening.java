package switchover.worker;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Answers the opening of a page. */
final class Opening {
  /** How old what the node said last may grow while a page of it is open. */
  private static final int AGAIN_MILLIS = 60_000;

  private Opening() {}

  /** The base URLs of the redundant node, as a list of the browser. */
  @JSFunctor
  interface Candidates extends JSObject {
    JSObject of(String href, String base, String last);
  }

  /** Where to go by an answer; null for nowhere. */
  @JSFunctor
  interface Target extends JSObject {
    String of(String href, String base, String last, int index, String answer);
  }

  /** The names of the nodes that are waited for. */
  @JSFunctor
  interface Waiting extends JSObject {
    String of(String href, String base, String last);
  }

  /** How long an answer to a status may take, by what the node said last. */
  @JSFunctor
  interface Timeout extends JSObject {
    int millis(String last);
  }

  static void serve(Candidates candidates, Target target, Waiting waiting, Timeout timeout) {
    serve(candidates, target, waiting, timeout, AGAIN_MILLIS);
  }

  /**
   * Only the opening of a page goes through the worker, and only by the network: it keeps no page,
   * so that none can be old. What the node said last is kept, to know where the other one is. A
   * page may be open for months, in which that one moves: what passes by says when to ask anew.
   * Nobody waits for that, so that it may be long under way; a page of the own node may take twice
   * the timeout, for a frozen one takes for ever.
   */
  @JSBody(
      params = {"candidates", "target", "waiting", "timeout", "againMillis"},
      script =
          "var base = self.registration.scope.slice(0, -1);"
              + "var kept = base + '/switchover/last-status';"
              + "var within = function(millis, work) {"
              + "  return Promise.race([work, Promise.resolve(millis).then(function(most) {"
              + "    return new Promise(function(yes, fail) { setTimeout(fail, most); });"
              + "  })]);"
              + "};"
              + "var ask = function(url, millis) {"
              + "  var sent = fetch(url, {mode: 'cors', credentials: 'omit', cache: 'no-store',"
              + " redirect: 'manual', referrerPolicy: 'no-referrer'});"
              + "  return within(millis, sent.then(function(res) {"
              + "    return res.ok ? res.text() : '';"
              + "  })).catch(function() { return ''; });"
              + "};"
              + "var store = function() { return caches.open('switchover'); };"
              + "var askedMillis = 0;"
              + "var remember = function() {"
              + "  askedMillis = Date.now();"
              + "  return ask(base + '/status', againMillis).then(function(text) {"
              + "    if (text) return store().then(function(all) {"
              + "      return all.put(kept, new Response(text));"
              + "    });"
              + "  });"
              + "};"
              // A page opens a stream where a node has come back, or has been found elsewhere.
              + "var isNews = function(url) {"
              + "  return url.indexOf('/status/events') > 0"
              + " || url === base + '/status' && Date.now() - askedMillis >= againMillis;"
              + "};"
              + "var last = function() {"
              + "  return store().then(function(all) { return all.match(kept); })"
              + ".then(function(res) { return res ? res.text() : ''; })"
              + ".catch(function() { return ''; });"
              + "};"
              + "var nobody = function(names) {"
              + "  var zho = navigator.language.indexOf('zh') === 0;"
              + "  var said = (zho ? '无应答：' : 'No answer from ')"
              + " + names.replace(/[&<>]/g, function(sgn) { return '&#' + sgn.charCodeAt(0) + ';'; })"
              + " + (zho ? '。将自动重试。' : '. Asking again by itself.');"
              + "  return new Response('<!doctype html><html lang=' + (zho ? 'zh' : 'en') + '>'"
              + " + '<meta charset=utf-8><meta name=viewport content=\"width=device-width\">'"
              + " + '<meta name=color-scheme content=\"light dark\"><title>Switchover</title>'"
              + " + '<body style=\"font:18px/1.5 system-ui,sans-serif;margin:20vh 10vw\">'"
              + " + '<p role=alert style=\"border-left:8px solid #b00020;padding-left:1em\">'"
              + " + said"
              // A refresh by meta would not load an address with a fragment anew.
              + " + '<script>setTimeout(function() { location.reload(); }, 2000)</script>',"
              + " {status: 503, headers: {'Content-Type': 'text/html; charset=utf-8',"
              + " 'Cache-Control': 'no-store'}});"
              + "};"
              + "var elsewhere = function(href, own) {"
              + "  return last().then(function(text) {"
              + "    var bases = candidates(href, base, text);"
              + "    var askMillis = 1.5 * timeout(text);"
              + "    return Promise.all(bases.map(function(url) {"
              + "      return ask(url + '/status', askMillis);"
              + "    }))"
              + ".then(function(answers) {"
              + "      for (var idx = 0; idx < answers.length; idx++) {"
              + "        var url = target(href, base, text, idx, answers[idx]);"
              + "        if (url) return Response.redirect(url, 302);"
              + "      }"
              + "      return own || nobody(waiting(href, base, text) || base);"
              + "    });"
              + "  });"
              + "};"
              + "self.addEventListener('install', function(evt) {"
              + "  self.skipWaiting();"
              + "  evt.waitUntil(remember());"
              + "});"
              + "self.addEventListener('activate', function(evt) {"
              + "  evt.waitUntil(self.clients.claim());"
              + "});"
              + "self.addEventListener('fetch', function(evt) {"
              + "  var req = evt.request;"
              + "  if (req.mode !== 'navigate') {"
              + "    if (isNews(req.url)) evt.waitUntil(remember());"
              + "    return;"
              + "  }"
              + "  if (req.method !== 'GET') return;"
              + "  var ownMillis = last().then(function(text) { return 2 * timeout(text); });"
              + "  evt.respondWith(within(ownMillis, fetch(req)).then(function(res) {"
              + "    if (res.status >= 500) return elsewhere(req.url, res);"
              + "    evt.waitUntil(remember());"
              + "    return res;"
              + "  }, function() { return elsewhere(req.url, null); }));"
              + "});")
  private static native void serve(
      Candidates candidates, Target target, Waiting waiting, Timeout timeout, int againMillis);
}

// Gives a page a time of its own, in `day`: it passes as fast as the page's work is done, and stands
// still while an answer is on its way. So a day takes minutes, and nobody is late only because the
// machine is slow.
(() => {
  const HOUR_MILLIS = 3_600_000;

  /** So long it passes by itself, for the page to find its nodes. */
  const FIRST_MILLIS = 60_000;

  const SettledDate = Date;
  const ask = window.fetch.bind(window);
  const read = ReadableStreamDefaultReader.prototype.read;
  const json = Response.prototype.json;
  const turns = new MessageChannel();
  const timers = new Map();
  const began = performance.now();
  const epoch = Date.now() - began;
  let now = began;
  let end = began + FIRST_MILLIS;
  let lastTimer = 0;
  let underWay = 0;
  let going = false;

  const day = {
    /** How many requests were made. */
    asked: 0,

    /** What happens beside the timers: once `isDue()`, `happen()`; until then the time stands at `limitMillis`. */
    sources: new Set(),

    /** To be called when something of that has changed. */
    go() {
      if (!going) {
        going = true;
        turns.port2.postMessage(0);
      }
    },

    /** Lets the time pass until so many hours after the beginning. */
    liveUntil(hours) {
      end = began + hours * HOUR_MILLIS;
      day.go();
    },

    /** Whether it has passed. */
    stands: () => now >= end && underWay === 0 && !going,
  };
  window.day = day;

  // The clocks.
  performance.now = () => now;
  window.Date = class extends SettledDate {
    constructor(...of) {
      super(...(of.length ? of : [epoch + now]));
    }

    static now() {
      return Math.floor(epoch + now);
    }
  };

  // The timers.
  const start = (then, millis, everyMillis) => {
    lastTimer += 1;
    timers.set(lastTimer, { at: now + Math.max(0, millis || 0), everyMillis, then });
    day.go();
    return lastTimer;
  };
  window.setTimeout = (then, millis, ...more) => start(() => then(...more), millis, 0);
  window.setInterval = (then, millis, ...more) => start(() => then(...more), millis, Math.max(1, millis || 0));
  window.clearTimeout = (id) => timers.delete(id);
  window.clearInterval = window.clearTimeout;
  AbortSignal.timeout = (millis) => {
    const control = new AbortController();
    setTimeout(() => control.abort(new DOMException("The time is over.", "TimeoutError")), millis);
    return control.signal;
  };

  // The answers, to their last byte.
  const waitedFor = (answer) => {
    underWay += 1;
    return answer.finally(() => {
      underWay -= 1;
      day.go();
    });
  };
  window.fetch = (...what) => {
    day.asked += 1;
    return waitedFor(ask(...what));
  };
  ReadableStreamDefaultReader.prototype.read = function () {
    return waitedFor(read.call(this));
  };
  Response.prototype.json = function () {
    return waitedFor(json.call(this));
  };

  /** Does the one thing that comes next; false where nothing does until something else has come. */
  const next = () => {
    let limit = end;
    for (const source of day.sources) {
      if (source.isDue()) {
        source.happen();
        return true;
      }
      limit = Math.min(limit, source.limitMillis);
    }
    let first = { at: Infinity };
    let firstId;
    for (const [id, timer] of timers) {
      if (timer.at < first.at) {
        first = timer;
        firstId = id;
      }
    }
    if (first.at > limit) {
      const stood = now >= limit;
      now = Math.max(now, limit);
      return !stood;
    }
    now = Math.max(now, first.at);
    if (first.everyMillis) {
      first.at += first.everyMillis;
    } else {
      timers.delete(firstId);
    }
    first.then();
    return true;
  };

  // Each in a turn of the browser's own loop.
  turns.port1.onmessage = () => {
    going = false;
    if (underWay === 0 && next()) {
      day.go();
    }
  };
})();

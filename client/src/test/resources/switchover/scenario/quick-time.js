// Gives the page a time of its own, which runs as fast as the page's work is done: no timer is
// waited for. Each node is asked in truth once, and says the same from then on.
(() => {
  const HOUR_MILLIS = 3_600_000;
  const TURNS = 6;
  const ask = window.fetch.bind(window);
  const bodies = new Map();
  const timers = new Map();
  const began = performance.now();
  const epoch = Date.now() - began;
  let now = began;
  let last = 0;

  performance.now = () => now;
  Date.now = () => epoch + now;
  window.clearTimeout = (id) => timers.delete(id);
  window.setTimeout = (then, millis) => {
    last += 1;
    timers.set(last, { at: now + Math.max(0, millis || 0), then });
    return last;
  };
  window.fetch = async (url) => {
    const [address] = url.split("?");
    if (!bodies.has(address)) {
      const said = await (await ask(address)).json();
      bodies.set(address, JSON.stringify({ ...said, heartbeat: { ...said.heartbeat, periodMillis: 1000 } }));
    }
    window.asked += 1;
    return new Response(bodies.get(address));
  };

  // What an answer leads to is done within a few turns of the browser's own loop.
  const channel = new MessageChannel();
  let resume;
  channel.port1.onmessage = () => resume();
  const turn = () => new Promise((done) => {
    resume = done;
    channel.port2.postMessage(0);
  });

  window.asked = 0;
  window.livedHours = 0;
  window.liveUntil = async (hours) => {
    const end = began + hours * HOUR_MILLIS;
    while (now < end) {
      let next;
      for (const [id, timer] of timers) {
        if (!next || timer.at < next.at) {
          next = { id, ...timer };
        }
      }
      now = Math.max(now, Math.min(end, next.at));
      if (next.at <= end) {
        timers.delete(next.id);
        next.then();
      }
      for (let i = 0; i < TURNS; i++) {
        await turn();
      }
    }
    window.livedHours = hours;
  };
})();

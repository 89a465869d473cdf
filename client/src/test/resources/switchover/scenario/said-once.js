// Each node is asked in truth once, and says the same from then on.
(() => {
  const ask = window.fetch.bind(window);
  const bodies = new Map();

  window.fetch = async (url) => {
    const [address] = url.split("?");
    if (!bodies.has(address)) {
      const said = await (await ask(address)).json();
      bodies.set(address, JSON.stringify({ ...said, heartbeat: { ...said.heartbeat, periodMillis: 1000 } }));
    }
    return new Response(bodies.get(address));
  };
})();

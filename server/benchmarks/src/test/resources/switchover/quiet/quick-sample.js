// The sample process goes by its node's clock, and here by the page's: the node is asked in truth
// once, and what it remembers of ten minutes comes again and again. So the page has as many alarms
// as in a day, each hour ends as the one before, and the day is short.
(() => {
  const ask = window.fetch.bind(window);
  const said = {};
  const recorded = new Map();
  let stepMillis;

  window.fetch = async (url, how) => {
    const what = /^sample\/(process|history)/.exec(url)?.[1];
    if (!what) {
      return ask(url, how);
    }
    said[what] ??= await (await ask(url, how)).json();
    return new Response(JSON.stringify(what === "history" ? history(said[what]) : process(said[what])));
  };

  const valueAt = (id, millis) => {
    const all = recorded.get(id);
    return all[Math.floor(millis / stepMillis) % all.length];
  };

  const history = (first) => {
    if (recorded.size === 0) {
      ({ stepMillis } = first);
      first.series.forEach(({ id, points }) => recorded.set(id, points.slice(1)));
    }
    const last = Date.now() - (Date.now() % stepMillis);
    const from = last - stepMillis * (first.series[0].points.length - 1);
    const series = first.series.map(({ id, points }) => ({ id, points: points.map((_, i) => valueAt(id, from + i * stepMillis)) }));
    return { ...first, from, series };
  };

  const process = (first) => {
    const at = Date.now();
    const values = first.values.map((one) => {
      const value = recorded.has(one.id) ? valueAt(one.id, at) : one.value;
      return { ...one, value, alarm: value > one.high ? "high" : value < one.low ? "low" : undefined };
    });
    return { ...first, at, values };
  };
})();

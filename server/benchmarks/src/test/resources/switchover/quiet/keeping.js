// What a page must not do: it keeps a number of each second.
setInterval(() => {
  window.kept = { second: performance.now(), before: window.kept };
}, 1000);

// Brings the client and the page's own scripts once the page has been painted: their work put off
// what the operator sees by a fifth of the time that a switch takes. It comes within the page.
(() => {
  /** Where the browser draws no frame, such as behind a window, they begin all the same. */
  const AT_MOST_MILLIS = 500;
  /** A page without its client can't leave a dead node: what did not come is asked for again. */
  const AGAIN_MILLIS = 1000;

  const bring = (address, type) => {
    const script = document.createElement("script");
    script.type = type;
    script.async = false;
    script.src = address;
    script.dataset.node = document.documentElement.dataset.node;
    script.addEventListener("error", () => {
      script.remove();
      setTimeout(bring, AGAIN_MILLIS, address, type);
    });
    document.head.append(script);
  };

  let begun = false;
  const begin = () => {
    if (!begun) {
      begun = true;
      bring("switchover/switchover.js", "text/javascript");
      bring("runtime/runtime.js", "module");
    }
  };

  // The client comes first, and tells at once what the page that was left has sent along.
  document.addEventListener("switchover:after", (event) => {
    globalThis.landed = event.detail;
  });
  document.addEventListener("switchover:before", (event) => {
    event.detail.carry = globalThis.landed?.carry;
  });
  new PerformanceObserver((painted) => {
    if (painted.getEntriesByName("first-contentful-paint").length > 0) {
      begin();
    }
  }).observe({ type: "paint", buffered: true });
  setTimeout(begin, document.hidden ? 0 : AT_MOST_MILLIS);
})();

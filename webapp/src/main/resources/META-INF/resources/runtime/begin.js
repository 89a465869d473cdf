// Brings the client and the page's own scripts once the page has been painted: their work put off
// what the operator sees by a fifth of the time that a switch takes. It comes within the page.
(() => {
  /** Where the browser draws no frame, such as behind a window, they begin all the same. */
  const AT_MOST_MILLIS = 500;
  /** A page without its client can't leave a dead node: what failed is asked for again. */
  const AGAIN_MILLIS = 1000;
  /** What does not even fail is said, and panels that nothing has filled say that they know nothing. */
  const CLIENT_WAIT_MILLIS = 5000;
  const NO_CLIENT = {
    en: "The switchover client is not loaded: this page cannot move",
    zh: "切换客户端未加载：本页无法切换",
  };

  const root = document.documentElement;

  const bring = (address, type, failures = 0) => {
    const script = document.createElement("script");
    script.type = type;
    script.async = false;
    // Of a module's address a browser remembers that it failed.
    script.src = failures ? address + "?" + failures : address;
    if (root.dataset.node) {
      script.dataset.node = root.dataset.node;
    }
    script.addEventListener("error", () => {
      script.remove();
      setTimeout(bring, AGAIN_MILLIS, address, type, failures + 1);
    });
    document.head.append(script);
  };

  const sayWhatIsMissing = () => {
    document.querySelector("[data-main]").removeAttribute("data-unfilled");
    if (!globalThis.Switchover) {
      const line = document.querySelector("[data-switchover-line]");
      line.dataset.switchoverSays = "alarm";
      line.textContent = NO_CLIENT[root.lang];
    }
  };

  let begun = false;
  const begin = () => {
    if (!begun) {
      begun = true;
      bring("switchover/switchover.js", "text/javascript");
      bring("runtime/runtime.js", "module");
      setTimeout(sayWhatIsMissing, CLIENT_WAIT_MILLIS);
    }
  };

  // The client comes first, and tells at once what the page that was left has sent along.
  document.addEventListener("switchover:after", (event) => {
    globalThis.landed = event.detail;
  });
  document.addEventListener("switchover:before", (event) => {
    event.detail.carry = globalThis.landed?.carry;
  });
  setTimeout(begin, document.hidden ? 0 : AT_MOST_MILLIS);
  new PerformanceObserver((painted) => {
    if (painted.getEntriesByName("first-contentful-paint").length > 0) {
      begin();
    }
  }).observe({ type: "paint", buffered: true });
})();

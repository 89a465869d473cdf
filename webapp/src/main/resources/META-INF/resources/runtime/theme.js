// Sets the theme before the first paint. A classic script on purpose: a module would run too late.
// The query wins over the stored choice, and is all that counts where the page has just moved from
// the other node, whose storage is another one: it looks as it did there, and waits for no storage.
(() => {
  const asked = new URLSearchParams(location.search).get("theme");
  const isKnown = (word) => word === "light" || word === "dark";
  let theme = asked;
  if (!isKnown(asked) && !name.includes("?switchover:")) {
    try {
      theme = localStorage.getItem("theme");
    } catch {
      // Storage may be switched off; the system's choice is good enough then.
    }
  }
  if (isKnown(theme)) {
    document.documentElement.dataset.theme = theme;
  }
})();

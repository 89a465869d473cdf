// Sets the theme before the first paint. A classic script on purpose: a module would run too late.
// The query wins over the stored choice: it is what goes along when the page moves to the other
// node, whose storage is another one.
(() => {
  const known = ["light", "dark"];
  const asked = new URLSearchParams(location.search).get("theme");
  let stored = null;
  try {
    stored = localStorage.getItem("theme");
  } catch {
    // Storage may be switched off; the system's choice is good enough then.
  }
  const theme = [asked, stored].find((word) => known.includes(word));
  if (theme) {
    document.documentElement.dataset.theme = theme;
  }
})();

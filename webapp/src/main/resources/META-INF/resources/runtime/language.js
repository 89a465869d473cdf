// Sets the page's language before the client and the other scripts read it: the query's, which goes
// along when the page moves, or else the browser's.
(() => {
  const asked = new URLSearchParams(location.search).get("lang");
  const language = asked === "zh" || asked === "en" ? asked : navigator.language;
  document.documentElement.lang = language.startsWith("zh") ? "zh" : "en";
})();

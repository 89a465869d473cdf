/** The button that goes through the themes: the system's, light, dark. */

import { say } from "./marks.js";
import { WORDS } from "./words.js";

const NEXT = { auto: "light", light: "dark", dark: "auto" };

/** Keeps the choice in the storage of this node and in the query, which outlives a switchover. */
export function themeButton(button) {
  const root = document.documentElement;
  const show = () => say(button, WORDS.theme[root.dataset.theme ?? "auto"]);
  button.addEventListener("click", () => {
    const theme = NEXT[root.dataset.theme ?? "auto"];
    const url = new URL(location.href);
    if (theme === "auto") {
      delete root.dataset.theme;
      url.searchParams.delete("theme");
    } else {
      root.dataset.theme = theme;
      url.searchParams.set("theme", theme);
    }
    store(theme);
    window.history.replaceState(null, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
    show();
  });
  takeAlong(root.dataset.theme);
  show();
}

/** A choice that was stored goes along where the page moves, as one that was just made does. */
function takeAlong(theme) {
  const url = new URL(location.href);
  if (theme && !url.searchParams.has("theme")) {
    // Not by searchParams, which would write the page's own query anew.
    url.search += `${url.search ? "&" : "?"}theme=${theme}`;
    window.history.replaceState(window.history.state, "", url);
  }
}

function store(theme) {
  try {
    if (theme === "auto") {
      localStorage.removeItem("theme");
    } else {
      localStorage.setItem("theme", theme);
    }
  } catch {
    // Storage may be switched off; the query still holds the choice.
  }
}

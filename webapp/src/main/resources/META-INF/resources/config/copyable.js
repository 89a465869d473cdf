/** A text that is to be brought elsewhere, with a button that copies it. */

import { html, say } from "../runtime/marks.js";
import { t } from "./speech.js";

const SAID_MILLIS = 3000;

/** Over plain http a browser copies only what is selected. */
function copy(place) {
  const selection = getSelection();
  selection.selectAllChildren(place);
  const done = document.execCommand("copy");
  if (done) {
    selection.removeAllRanges();
  }
  return done;
}

/**
 * Gives its element.
 *
 * @param {string} label what it is, for people
 */
export function copyable(label, text) {
  const code = html("code", "", text);
  const place = html("pre", "", code);
  place.tabIndex = 0;
  place.setAttribute("aria-label", label);
  place.setAttribute("role", "group");
  const button = html("button", "quiet", t("Copy"));
  button.type = "button";
  button.setAttribute("aria-label", `${t("Copy")}: ${label}`);
  const done = html("span", "hint");
  done.setAttribute("role", "status");
  button.addEventListener("click", () => {
    say(done, copy(code) ? t("copied") : t("It is selected: copy it by the keys for that."));
    setTimeout(() => say(done, ""), SAID_MILLIS);
  });
  return html("div", "copyable", html("p", "", label), html("div", "", place, button, done));
}

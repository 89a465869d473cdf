/** The question before what moves the plant's pages. */

import { html, say } from "../runtime/marks.js";

/**
 * Gives what asks in this dialog, and promises whether the answer was yes. Cancel has the focus, and
 * Escape is Cancel.
 *
 * @param {HTMLDialogElement} dialog
 */
export function confirmation(dialog) {
  const at = (name) => dialog.querySelector(`[data-confirm-${name}]`);
  at("yes").addEventListener("click", () => dialog.close("yes"));
  at("no").addEventListener("click", () => dialog.close("no"));
  return (title, lines, yes) => {
    say(at("title"), title);
    at("lines").replaceChildren(...lines.map((line) => html("p", "", line)));
    say(at("yes"), yes);
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((answered) => dialog.addEventListener("close", () => answered(dialog.returnValue === "yes"), { once: true }));
  };
}

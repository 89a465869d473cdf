/** A view that asks its node again and again, as long as it is open and somebody is signed in. */

import { failure, outcome } from "./outcome.js";
import { repeated } from "./repeated.js";

/**
 * Runs it.
 *
 * @param {HTMLElement} root
 * @param session says who is signed in
 * @param {string} name of the view: its parts are `data-NAME-lost` and `data-NAME-work`
 * @param {number} periodMillis from an answer to the next question
 * @param ask asks, by the API that it is given
 * @param take takes what was answered
 * @param clear takes away what was shown to somebody who has signed out
 */
export function askedView(root, session, name, periodMillis, { ask, take, clear }) {
  const at = (part) => root.querySelector(`[data-${name}-${part}]`);
  const lost = outcome(at("lost"));
  const watch = repeated(periodMillis, round);
  let shown = false;

  async function round() {
    const api = session.api();
    const answer = await ask(api);
    if (api !== session.api()) {
      return;
    }
    const known = answer.status === 200;
    lost("attention", ...(known ? [] : [failure(answer)]));
    root.classList.toggle("old", !known);
    if (known) {
      take(answer.json);
    }
  }

  function look() {
    const signedIn = Boolean(session.api());
    at("work").hidden = !signedIn;
    if (!signedIn) {
      clear();
    }
    watch(shown && signedIn);
  }

  return {
    open(now) {
      shown = now;
      look();
    },
    look,
  };
}

/** Draws a row for each of what was found, where that is not what is there already. */
export function redrawn(into, row) {
  let before = "";
  return (found) => {
    const now = JSON.stringify(found);
    if (now !== before) {
      before = now;
      into.replaceChildren(...found.map(row));
    }
  };
}

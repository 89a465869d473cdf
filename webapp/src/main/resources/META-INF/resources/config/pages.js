/** The view Pages: which pages are open on this node, and whether each could move. */

import { html, mark, say } from "../runtime/marks.js";
import { failure, outcome } from "./outcome.js";
import { repeated } from "./repeated.js";
import { t } from "./speech.js";

const PERIOD_MILLIS = 2000;

/** A row: what was looked at, the shape and words of what was found, of how many pages. */
function reach(what, { ready, cannot }) {
  return [
    [what, "Full", t("yes"), ready],
    ...cannot.map(({ cause, text, pages }) => [what, cause === "Unknown" ? "Unknown" : "attention", t("no: {0}", t(text)), pages]),
  ];
}

function rows(json, otherName) {
  const there = json.signedIn;
  return [
    ...reach(t("Reaches {0}", otherName), json),
    ...(json.publicAddress ? reach(t("Reaches the pair by its public address"), json.publicAddress) : []),
    ...(there
      ? [
          [t("Signed in there"), "Full", t("yes"), there.yes],
          [t("Signed in there"), "attention", t("no"), there.no],
          [t("Signed in there"), "Unknown", t("not known yet"), there.unknown],
        ]
      : []),
  ].filter(([, , , pages]) => pages > 0);
}

function drawn([what, shape, found, pages]) {
  const head = html("th", "", what);
  head.scope = "row";
  return html("tr", "", head, html("td", "", html("span", "word", mark(shape), html("span", "", found))), html("td", "number", String(pages)));
}

/**
 * Runs it.
 *
 * @param {HTMLElement} root
 * @param session says who is signed in
 * @param names gives the name of the redundant node: `other()`
 */
export function pagesView(root, session, names) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const lost = outcome(at("pages-lost"));
  const watch = repeated(PERIOD_MILLIS, ask);
  let shown = false;
  let before = "";

  async function ask() {
    const api = session.api();
    const answer = await api.pages();
    if (api !== session.api()) {
      return;
    }
    const known = answer.status === 200;
    lost("attention", ...(known ? [] : [failure(answer)]));
    root.classList.toggle("old", !known);
    if (known) {
      show(answer.json);
    }
  }

  function show(json) {
    say(at("pages-count"), t("Open pages: {0}. Can move: {1}.", json.pages, json.ready));
    const found = rows(json, names.other());
    const now = JSON.stringify(found);
    if (now !== before) {
      before = now;
      at("pages-found").replaceChildren(...found.map(drawn));
    }
  }

  function look() {
    const signedIn = Boolean(session.api());
    at("pages-work").hidden = !signedIn;
    if (!signedIn) {
      before = "";
      at("pages-found").replaceChildren();
    }
    watch(shown && signedIn);
  }

  return {
    open(now) {
      shown = now;
      look();
    },
    signed: look,
  };
}

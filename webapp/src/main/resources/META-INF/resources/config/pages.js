/** The view Pages: which pages are open on this node, and whether each could move. */

import { html, mark, say } from "../runtime/marks.js";
import { askedView, redrawn } from "./askedview.js";
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
  const draw = redrawn(at("pages-found"), drawn);

  function show(json) {
    say(at("pages-count"), t("Open pages: {0}. Can move: {1}.", json.pages, json.ready));
    draw(rows(json, names.other()));
  }

  const view = askedView(root, session, "pages", PERIOD_MILLIS, {
    ask: (api) => api.pages(),
    take: show,
    clear: () => draw([]),
  });
  return { open: view.open, signed: view.look };
}

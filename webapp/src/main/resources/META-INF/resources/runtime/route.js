/** What the address of the page asks for: the view by path, the trend span by query, the
 * highlighted instrument by fragment. All three go along when the page moves to the other node. */

import { WORDS } from "./words.js";

/** Default and longest trend span, in seconds: as much as the node keeps. */
export const LONGEST_SPAN_SECONDS = 600;
const SHORTEST_SPAN_SECONDS = 30;

const PATHS = { "": "overview", "area/tank-1": "tank-1", "area/tank-2": "tank-2", "area/trends": "trends" };

/** The instruments of each view, by id; null for all. */
export const INSTRUMENTS = {
  overview: null,
  "tank-1": ["LI-101", "P-101", "PI-101", "FI-101"],
  "tank-2": ["XV-101", "LI-102", "TI-101"],
  trends: null,
};

/** The path of a view below the base path. */
export function pathOf(view) {
  return Object.keys(PATHS).find((path) => PATHS[path] === view);
}

/**
 * Reads an address. Never fails: what it does not know becomes the default and a note.
 *
 * @param {URL} url address of the page
 * @param {string} basePath path of the node, with a slash at its end
 */
export function route(url, basePath) {
  const path = url.pathname.startsWith(basePath) ? url.pathname.slice(basePath.length) : url.pathname;
  const view = PATHS[path.replace(/\/$/, "")];
  const asked = url.searchParams.get("span");
  const span = spanOf(asked);
  return {
    view: view ?? "overview",
    viewNote: view ? "" : WORDS.noSuchView(path),
    spanSeconds: span ?? LONGEST_SPAN_SECONDS,
    spanNote: asked === null || span ? "" : WORDS.badSpan(asked.slice(0, 20)),
    mark: url.hash.slice(1).toLowerCase(),
  };
}

function spanOf(text) {
  const span = /^\d{1,5}$/.test(text ?? "") ? Number(text) : NaN;
  return span >= SHORTEST_SPAN_SECONDS && span <= LONGEST_SPAN_SECONDS ? span : undefined;
}

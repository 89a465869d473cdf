/** What became of what an admin asked for, said where he looks. */

import { html, mark } from "../runtime/marks.js";
import { inOwnWords, t } from "./speech.js";

/** Gives what puts lines into the place, behind a mark where the shape of one is given. */
export function outcome(place) {
  return (shape, ...lines) =>
    place.replaceChildren(...(lines.length && shape ? [mark(shape)] : []), html("div", "", ...lines.map((line) => html("p", "", line))));
}

/**
 * Why an answer is not what was asked for, in the node's own words where it has some.
 *
 * @param unknown what it means that the node does not know who asks
 */
export function failure({ status, json }, unknown = t("You are not signed in any more: sign in again.")) {
  if (status === 0) {
    return t("The node does not answer.");
  }
  return status === 401 ? unknown : inOwnWords(json?.title, json?.detail ?? json?.title ?? `HTTP ${status}`);
}

/** A file that the browser keeps for who looks. */

import { html } from "../runtime/marks.js";

/** How long a browser may take to begin with a file. */
const TAKEN_MILLIS = 10_000;

/** Gives a file to the browser, which needs no leave of the policy: it is no request. */
export function keepFile(what, node, json) {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  const link = html("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(json, undefined, 2)], { type: "application/json" }));
  link.download = `${what}-${node.replace(/[^\w.-]+/g, "_")}-${stamp}Z.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_MILLIS);
}

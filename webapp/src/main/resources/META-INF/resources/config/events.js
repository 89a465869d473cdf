/** The view Events: what has happened on this node. */

import { logView } from "./logview.js";
import { t } from "./speech.js";

/** Runs it, as {@link logView} says. */
export const eventsView = (root, session, names) =>
  logView(root, session, names, "events", {
    ask: (api, most) => api.events(most),
    at: (event) => event.at,
    kind: (event) => event.kind,
    words: ({ from, to, why, epoch, by }) => [[from, to].filter(Boolean).join(" → "), why ?? "", String(epoch), by ?? ""],
    numbers: [2],
    count: (found, all) => t("{0} of {1} events", found, all),
  });

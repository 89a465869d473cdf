/** The view Audit: who did what on this node, for admins. */

import { logView } from "./logview.js";
import { t } from "./speech.js";

/** Runs it, as {@link logView} says. */
export const auditView = (root, session, names) =>
  logView(root, session, names, "audit", {
    ask: (api, most) => api.audit(most),
    at: (entry) => entry.timestamp,
    kind: (entry) => entry.type,
    words: ({ who, source, result, detail, category, eventId }) => [who, source, t(result), detail ?? "", t(category), String(eventId)],
    numbers: [5],
    count: (found, all) => t("{0} of {1} entries", found, all),
  });

/** The view Events: what has happened on this node, newest first; to be filtered and kept as a file. */

import { html, say } from "../runtime/marks.js";
import { askedView, redrawn } from "./askedview.js";
import { localTime } from "./localtime.js";
import { t } from "./speech.js";

const PERIOD_MILLIS = 5000;

/** How long a browser may take to begin with a file. */
const TAKEN_MILLIS = 10_000;

/** What stands in the columns after time and kind. */
const words = ({ from, to, why, epoch, by }) => [[from, to].filter(Boolean).join(" → "), why ?? "", String(epoch), by ?? ""];

const atMillis = (event) => Date.parse(event.at);

/** Those of that kind, or of any where it is "", in which the text stands in upper or lower case. */
function chosen(events, kind, text) {
  const wanted = text.trim().toLowerCase();
  return events.filter((event) => (!kind || event.kind === kind) && words(event).join(" ").toLowerCase().includes(wanted));
}

function row(event) {
  const [change, why, epoch, by] = words(event);
  const time = html("time", "", `${localTime(atMillis(event))}.${String(atMillis(event) % 1000).padStart(3, "0")}`);
  time.dateTime = event.at;
  const head = html("th", "time", time);
  head.scope = "row";
  return html("tr", "", head, html("td", "", t(event.kind)), html("td", "", change), html("td", "", why), html("td", "number", epoch), html("td", "", by));
}

/** Gives a file to the browser, which needs no leave of the policy: it is no request. */
function keep(name, text) {
  const link = html("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_MILLIS);
}

/**
 * Runs it.
 *
 * @param {HTMLElement} root
 * @param session says who is signed in
 * @param names gives the name of the node that served this page: `own()`
 */
export function eventsView(root, session, names) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const draw = redrawn(at("events-found"), row);
  let events = [];

  /** The kinds that there are, and the one that was chosen. */
  function offerKinds() {
    const select = at("events-kind");
    const offered = new Set([...select.options].map((option) => option.value));
    for (const { kind } of events) {
      if (!offered.has(kind)) {
        offered.add(kind);
        const option = html("option", "", t(kind));
        option.value = kind;
        select.append(option);
      }
    }
  }

  const wanted = () => chosen(events, at("events-kind").value, at("events-text").value);

  function show() {
    const found = wanted();
    say(at("events-count"), t("{0} of {1} events", found.length, events.length));
    draw(found);
  }

  const view = askedView(root, session, "events", PERIOD_MILLIS, {
    ask: (api) => api.events(at("events-most").value),
    take(json) {
      events = json.events;
      offerKinds();
      show();
    },
    clear() {
      events = [];
      show();
    },
  });

  at("events-filter").addEventListener("submit", (event) => event.preventDefault());
  at("events-most").addEventListener("change", view.look);
  at("events-kind").addEventListener("change", show);
  at("events-text").addEventListener("input", show);
  at("events-export").addEventListener("click", () => {
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    const node = names.own().replace(/[^\w.-]+/g, "_");
    keep(`events-${node}-${stamp}Z.json`, JSON.stringify({ events: wanted() }, undefined, 2));
  });
  return { open: view.open, signed: view.look };
}

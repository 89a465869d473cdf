/** A view of what is kept line by line, newest first; to be filtered and kept as a file. */

import { html, say } from "../runtime/marks.js";
import { askedView, redrawn } from "./askedview.js";
import { keepFile } from "./keptfile.js";
import { localTime } from "./localtime.js";
import { t } from "./speech.js";

const PERIOD_MILLIS = 5000;

/**
 * Runs it.
 *
 * @param {HTMLElement} root
 * @param session says who is signed in
 * @param names gives the name of the node that served this page: `own()`
 * @param {string} name of the view, of its parts, and of the list in an answer and in a file
 * @param how `ask` asks by the API for so many; `at` and `kind` give an entry's time and kind,
 *     `words` what stands in the columns after them, `numbers` which of those are numbers
 */
export function logView(root, session, names, name, { ask, at: timeOf, kind: kindOf, words, numbers = [], count }) {
  const at = (part) => root.querySelector(`[data-${name}-${part}]`);
  const draw = redrawn(at("found"), row);
  let entries = [];

  function row(entry) {
    const atMillis = Date.parse(timeOf(entry));
    const time = html("time", "", `${localTime(atMillis)}.${String(atMillis % 1000).padStart(3, "0")}`);
    time.dateTime = timeOf(entry);
    const head = html("th", "time", time);
    head.scope = "row";
    const cells = words(entry).map((word, index) => html("td", numbers.includes(index) ? "number" : "", word));
    return html("tr", "", head, html("td", "", t(kindOf(entry))), ...cells);
  }

  /** Those of the chosen kind, or of any, in which the text stands in upper or lower case. */
  function wanted() {
    const kind = at("kind").value;
    const text = at("text").value.trim().toLowerCase();
    return entries.filter((entry) => (!kind || kindOf(entry) === kind) && words(entry).join(" ").toLowerCase().includes(text));
  }

  /** The kinds that there are, and the one that was chosen. */
  function offerKinds() {
    const select = at("kind");
    const offered = new Set([...select.options].map((option) => option.value));
    for (const kind of new Set(entries.map(kindOf))) {
      if (!offered.has(kind)) {
        const option = html("option", "", t(kind));
        option.value = kind;
        select.append(option);
      }
    }
  }

  function show() {
    const found = wanted();
    say(at("count"), count(found.length, entries.length));
    draw(found);
  }

  const view = askedView(root, session, name, PERIOD_MILLIS, {
    ask: (api) => ask(api, at("most").value),
    take(json) {
      entries = json[name];
      offerKinds();
      show();
    },
    clear() {
      entries = [];
      show();
    },
  });

  at("filter").addEventListener("submit", (event) => event.preventDefault());
  at("most").addEventListener("change", view.look);
  at("kind").addEventListener("change", show);
  at("text").addEventListener("input", show);
  at("export").addEventListener("click", () => keepFile(name, names.own(), { [name]: wanted() }));
  return { open: view.open, signed: view.look };
}

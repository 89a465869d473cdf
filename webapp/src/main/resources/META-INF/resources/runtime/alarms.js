/** The alarm list: what is outside its limits now, and what came back while the page was open. */

import { areHeld } from "./held.js";
import { html, mark, say } from "./marks.js";
import { alarmOf, limitText } from "./values.js";
import { WORDS } from "./words.js";

const KEPT_RETURNED = 8;

/**
 * Since when a value is outside its limits, as far as the history tells.
 *
 * @returns {{at: number, before: boolean}} `before` where it was so in all that is remembered
 */
export function outsideSince(points, value, now) {
  const inside = (amount) => !(amount > value.high) && !(amount < value.low);
  let since = now;
  for (let i = points.length - 1; i >= 0; i--) {
    if (inside(points[i].value)) {
      return { at: since, before: false };
    }
    since = points[i].at;
  }
  return { at: since, before: points.length > 0 };
}

/**
 * The list. Acknowledging is a matter of this page: nothing goes to the node.
 *
 * @param places elements: list, empty, count, said, acknowledge
 */
export function alarmList(places) {
  let active = new Map();
  let returned = [];

  function update(values, pointsOf, now) {
    const next = new Map();
    for (const value of values) {
      const word = alarmOf(value);
      if (!word) {
        continue;
      }
      const known = active.get(value.id);
      const same = known?.word === word;
      next.set(value.id, same ? { ...known, value } : { word, value, acknowledged: false, since: outsideSince(pointsOf(value.id), value, now) });
      if (!same) {
        say(places.said, WORDS.alarmSaid(value.id, WORDS.alarm[word]));
      }
    }
    const gone = [...active.values()].filter((one) => !next.has(one.value.id));
    returned = [...gone.map((one) => ({ ...one, endedAt: now })), ...returned].slice(0, KEPT_RETURNED);
    active = next;
    show();
  }

  /** Once the history is there the beginnings of the alarms can be told. */
  function date(pointsOf, now) {
    for (const [id, one] of active) {
      active.set(id, { ...one, since: outsideSince(pointsOf(id), one.value, now) });
    }
    show();
  }

  function show() {
    const rows = [...active.values()].sort((a, b) => b.since.at - a.since.at).map(activeRow);
    const drawn = JSON.stringify([[...active.values()].map((one) => [one.value.id, one.word, one.acknowledged, one.since]), returned.length, returned[0]?.endedAt]);
    if (places.list.dataset.drawn !== drawn) {
      places.list.dataset.drawn = drawn;
      places.list.replaceChildren(...rows, ...returned.map(returnedRow));
    }
    places.empty.hidden = active.size > 0;
    say(places.empty, WORDS.noAlarms);
    say(places.count, WORDS.activeCount(active.size));
    allow();
  }

  /** As with every command of a page: from the first unanswered heartbeat on, none is taken. */
  function allow() {
    places.acknowledge.disabled = areHeld() || ![...active.values()].some((one) => !one.acknowledged);
  }

  document.addEventListener("switchover:status", allow);
  places.acknowledge.addEventListener("click", () => {
    active = new Map([...active].map(([id, one]) => [id, { ...one, acknowledged: true }]));
    show();
  });
  return { update, date, isNew: (id) => active.get(id)?.acknowledged === false, count: () => active.size };
}

function activeRow({ value, word, since, acknowledged }) {
  const limit = Number.isFinite(value[word]) ? limitText(value[word]) : undefined;
  return html(
    "li",
    acknowledged ? "alarm acknowledged" : "alarm fresh-alarm",
    mark("attention"),
    html("span", "alarm-time", since.before ? WORDS.sinceBefore(since.at) : WORDS.since(since.at)),
    html("b", "", value.id),
    html("span", "alarm-state", acknowledged ? WORDS.acknowledged : WORDS.unacknowledged),
    html("span", "alarm-text", WORDS.alarmText(value.label, WORDS.alarm[word], limit)),
  );
}

function returnedRow({ value, word, since, endedAt }) {
  return html(
    "li",
    "alarm returned",
    html("span", ""),
    html("span", "alarm-time", since.before ? WORDS.sinceBefore(since.at) : WORDS.since(since.at)),
    html("b", "", value.id),
    html("span", "alarm-state", WORDS.returned(endedAt)),
    html("span", "alarm-text", WORDS.alarmText(value.label, WORDS.alarm[word])),
  );
}

/** The line of the pair: which node this is, what the nodes say, and the notices of the client. */

import { areHeld } from "./held.js";
import { html, mark, say } from "./marks.js";
import { WORDS } from "./words.js";

const NOTICE_MILLIS = 60_000;
/** How often the times of silence are written anew. */
const REFRESH_MILLIS = 1000;
/** Drawn so much after a change: a page that leaves within that time has no time for it. */
const DRAW_MILLIS = 100;
/** Where it leaves, unless that takes longer than usual. */
const LEAVING_DRAW_MILLIS = 500;

/**
 * Follows the client's status and writes it into the elements of the line. The line for the
 * operator, in the element with `data-switchover-line`, is the client's own to write. That commands
 * are held is told with the rest and taken back at once; the controls themselves are disabled in the
 * moment in which they are.
 *
 * @param {HTMLElement} root the element that holds the line
 * @param {HTMLElement} row the element of the notices
 */
export function pairLine(root, row) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const places = {
    name: at("current-name"),
    mode: at("current-mode"),
    state: at("current-state"),
    redundantName: at("redundant-name"),
    redundantState: at("redundant-state"),
    redundancy: at("redundancy"),
  };
  at("held-mark").append(mark("attention"));
  const held = at("commands-held");
  const notice = noticeRow(row);
  const show = (status) => {
    if (status?.current) {
      showNodes(places, status);
      if (status.moved) {
        notice("moved", WORDS.moved(status.moved), Date.now() - status.moved.atEpochMillis);
      }
      notice("client", status.notice, 0);
    }
  };
  const ask = () => show(globalThis.Switchover?.status?.());
  const draw = () => {
    held.hidden = !areHeld();
    ask();
  };

  let due;
  const drawIn = (millis) => {
    due = setTimeout(() => {
      due = undefined;
      draw();
    }, millis);
  };
  document.addEventListener("switchover:status", () => {
    held.hidden ||= !areHeld();
    if (!due) {
      drawIn(DRAW_MILLIS);
    }
  });
  document.addEventListener("switchover:before", () => {
    clearTimeout(due);
    drawIn(LEAVING_DRAW_MILLIS);
  });
  ask();
  setInterval(() => due || draw(), REFRESH_MILLIS);
}

function showNodes(places, { current, redundant, redundancy }) {
  say(places.name, current.name ?? WORDS.notKnownYet);
  say(places.mode, WORDS.mode(current.mode));
  state(places.state, current);
  if (redundant?.relayed || redundant?.name) {
    say(places.redundantName, redundant.name ?? WORDS.notKnownYet);
    state(places.redundantState, redundant, redundancy === "Alone" ? WORDS.notReady : "");
  } else {
    say(places.redundantName, current.name ? WORDS.noRedundantNode : WORDS.notKnownYet);
    places.redundantState.replaceChildren();
    delete places.redundantState.dataset.drawn;
  }
  showRedundancy(places.redundancy, current.says, redundancy);
}

/** The pair's redundancy by the current node's word, which is worth nothing once that is silent. */
function showRedundancy(place, says, redundancy) {
  const shape = { Full: "Full", Alone: "attention", None: "severe" }[redundancy];
  if (says === "Silent" || !shape) {
    marked(place, says === "Silent" ? "attention" : "Unknown", WORDS.unknownRedundancy);
  } else {
    marked(place, shape, WORDS.redundancy(redundancy));
  }
}

/**
 * The node's own word; where there is none, for how long and why, or what the other says of it.
 *
 * @param {string} standbyNote what is to be said more of a Standby
 */
function state(place, { says, cause, silentMillis, relayed }, standbyNote = "") {
  const word = says === "Silent" ? WORDS.silentFor(silentMillis) : (WORDS.state[says] ?? WORDS.state.Unknown);
  const more = {
    Silent: cause ? WORDS.because(cause) : "",
    Unknown: relayed ? WORDS.relayed(relayed) : "",
    Standby: standbyNote,
  }[says] ?? "";
  marked(place, says in WORDS.state ? says : "Unknown", `${word} ${more}`.trim());
}

/** A mark and its word, written only where they changed. */
function marked(place, shape, words) {
  const drawn = `${shape} ${words}`;
  if (place.dataset.drawn !== drawn) {
    place.dataset.drawn = drawn;
    place.dataset.shape = shape;
    place.replaceChildren(mark(shape), html("span", "", words));
  }
}

/**
 * "Moved from ...", and what else the client has to say: until dismissed, at most a minute.
 *
 * @returns {(kind: string, words: string | undefined, ageMillis: number) => void} shows what is new
 *     of its kind
 */
function noticeRow(row) {
  const text = row.querySelector("[data-notice-text]");
  const last = {};
  let timer;

  function hide() {
    clearTimeout(timer);
    row.hidden = true;
  }
  row.querySelector("[data-notice-close]").addEventListener("click", hide);

  return (kind, words, ageMillis) => {
    if (!words || last[kind] === words || ageMillis > NOTICE_MILLIS) {
      return;
    }
    last[kind] = words;
    say(text, words);
    row.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(hide, NOTICE_MILLIS - Math.max(0, ageMillis));
  };
}

/** The line of the pair: which node this is, what the nodes say, and the notice after a move. */

import { html, mark, say } from "./marks.js";
import { WORDS } from "./words.js";

const NOTICE_MILLIS = 60_000;
const CLIENT_WAIT_MILLIS = 5000;

const SEVERE = new Set(["BothSilent", "BothStandby"]);
const ATTENTION = new Set(["BothRunning", "Unknown"]);

/**
 * Follows the client's status and writes it into the elements of the line.
 *
 * @param {HTMLElement} root the element that holds the line
 * @param {HTMLElement} notice the element of the moved notice
 */
export function pairLine(root, notice) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const places = {
    name: at("current-name"),
    mode: at("current-mode"),
    state: at("current-state"),
    redundantName: at("redundant-name"),
    redundantState: at("redundant-state"),
    redundancy: at("redundancy"),
    line: at("switchover-line"),
  };
  at("held-mark").append(mark("attention"));
  const moved = movedNotice(notice);
  let heard = false;

  function show(status) {
    if (!status?.current) {
      return;
    }
    heard = true;
    showNodes(places, status);
    showLine(places.line, status);
    moved.show(status.moved);
  }

  document.addEventListener("switchover:status", (event) => show(event.detail));
  show(globalThis.Switchover?.status?.());
  setTimeout(() => {
    if (!heard && !globalThis.Switchover) {
      places.line.classList.add("severe");
      say(places.line, WORDS.noClient);
    }
  }, CLIENT_WAIT_MILLIS);
}

function showNodes(places, { current, redundant, redundancy }) {
  say(places.name, current.name ?? current.nodeId ?? WORDS.noValue);
  say(places.mode, WORDS.mode(current.mode));
  state(places.state, current);
  say(places.redundantName, redundant ? (redundant.name ?? redundant.nodeId ?? "") : WORDS.noRedundantNode);
  if (redundant) {
    state(places.redundantState, redundant);
  } else {
    places.redundantState.replaceChildren();
  }
  const shape = { Full: "Full", Alone: "attention", None: "severe" }[redundancy] ?? "Unknown";
  marked(places.redundancy, shape, redundancy ? WORDS.redundancy(redundancy) : WORDS.unknownRedundancy);
}

function state(place, { says, cause, silentMillis, relayed }) {
  const word = says === "Silent" ? WORDS.silentFor(silentMillis) : (WORDS.state[says] ?? WORDS.state.Unknown);
  const more = cause ? WORDS.because(cause) : says !== "Running" && says !== "Standby" && relayed ? WORDS.relayed(relayed) : "";
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

function showLine(place, { line, why, decision }) {
  say(place, line ?? "");
  place.classList.toggle("severe", SEVERE.has(why));
  place.classList.toggle("attention", !SEVERE.has(why) && (ATTENTION.has(why) || decision === "Switchover"));
}

/** "Moved from ...": until dismissed, at most a minute from the landing. */
function movedNotice(notice) {
  const text = notice.querySelector("[data-moved-text]");
  let dismissed;
  let current;
  let timer;

  function hide() {
    clearTimeout(timer);
    dismissed = current;
    notice.hidden = true;
  }
  notice.querySelector("[data-moved-close]").addEventListener("click", hide);

  return {
    show(moved) {
      const age = moved ? Date.now() - moved.atEpochMillis : Infinity;
      if (!moved || moved.atEpochMillis === dismissed || moved.atEpochMillis === current || age > NOTICE_MILLIS) {
        return;
      }
      current = moved.atEpochMillis;
      say(text, WORDS.moved(moved));
      notice.hidden = false;
      timer = setTimeout(hide, NOTICE_MILLIS - Math.max(0, age));
    },
  };
}

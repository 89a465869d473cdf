/**
 * The one command of the sample: what the heater is set to. It is sent once, by an operator's click,
 * and only while the page may command. Where its answer is missing nobody knows whether it was done:
 * the page says so, and still does when it has moved to the other node.
 */

import { mark, say } from "./marks.js";
import { WORDS } from "./words.js";

const DEADLINE_MILLIS = 3000;

/** What is known of a command; "lost" is how a done one shows on a node that was not told of it. */
const OUTCOMES = ["sent", "done", "refused", "unknown"];

/**
 * Shows the set point and takes commands. An entry that somebody is at stays as it is: only the
 * button waits for the time when the page may command.
 *
 * @param places elements: form, value, button, now, said
 * @returns {(answer: object) => void} to be called with each answer of the process
 */
export function setPoint(places) {
  let last;
  let node;
  let set;

  function show() {
    places.button.disabled = last?.outcome === "sent" || document.documentElement.dataset.switchoverWritable !== "true";
    say(places.now, set ? WORDS.setPointNow(set.value, set.command === undefined) : "");
    const shown = last && shownOutcome(last, node);
    const words = last ? WORDS.command[shown](last, node, set?.value) : "";
    if (places.said.dataset.drawn !== words) {
      places.said.dataset.drawn = words;
      places.said.replaceChildren(...(["", "sent", "done"].includes(shown ?? "") ? [] : [mark("attention")]), words);
    }
  }

  async function send(value) {
    const command = { id: newId(), value, at: Date.now(), node, outcome: "sent" };
    last = command;
    show();
    Object.assign(command, await answerTo(command));
    show();
  }

  places.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!places.button.disabled) {
      send(places.value.valueAsNumber);
    }
  });
  document.addEventListener("switchover:status", show);
  document.addEventListener("switchover:before", (event) => {
    event.detail.carry = last;
  });
  // What the page that was left has sent along: told from here on, or to begin.js before.
  const takeOver = (landing) => {
    last ??= carried(landing?.carry);
    show();
  };
  document.addEventListener("switchover:after", (event) => takeOver(event.detail));
  takeOver(globalThis.landed);

  return (answer) => {
    node = answer.node;
    set = answer.setPoint;
    if (last && last.outcome !== "sent" && last.id === set?.command) {
      Object.assign(last, { outcome: "done", node });
    }
    if (set && places.value.value === "") {
      places.value.value = set.value;
    }
    show();
  };
}

/** A node knows only what it was told itself. */
function shownOutcome(command, node) {
  return command.outcome === "done" && node !== undefined && command.node !== node ? "lost" : command.outcome;
}

/** The command of the page that was left; one that was under way has no answer any more. */
function carried(command) {
  if (!Number.isFinite(command?.value) || !Number.isFinite(command.at) || !OUTCOMES.includes(command.outcome)) {
    return undefined;
  }
  return { ...command, outcome: command.outcome === "sent" ? "unknown" : command.outcome };
}

/** For pages by plain http too, where browsers have no randomUUID. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Only a node's own refusal says that nothing was done. */
async function answerTo({ id, value }) {
  try {
    const answer = await fetch("sample/set-point", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id, value }),
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE_MILLIS),
    });
    if (answer.status >= 400 && answer.status < 500) {
      const problem = await answer.json().catch(() => ({}));
      return { outcome: "refused", why: WORDS.refusal(problem.title, problem.detail ?? problem.title ?? String(answer.status)) };
    }
    return { outcome: answer.ok ? "done" : "unknown" };
  } catch {
    return { outcome: "unknown" };
  }
}

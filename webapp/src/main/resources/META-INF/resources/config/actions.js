/** Switch and maintenance, by who is signed in. */

import { failure, outcome } from "./outcome.js";
import { localTime } from "./localtime.js";
import { t } from "./speech.js";
import { isSure } from "./ticket.js";

const MINUTE_MILLIS = 60_000;

/**
 * Runs them.
 *
 * @param {HTMLElement} root
 * @param session says who is signed in
 * @param names gives the names of both nodes: `own()`, `other()`
 * @param confirmed asks before anything is done
 */
export function actions(root, session, names, confirmed) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const tell = outcome(at("done"));
  let status = {};

  function show(now) {
    status = now;
    at("maintain-off").hidden = !now.maintenance;
  }

  function signed() {
    root.hidden = !session.api();
    tell();
  }

  /** What becomes of this page where those that can move do so. */
  function thisOne(...values) {
    if (!session.movesAlong()) {
      return t("Pages open on {1}: {0}, this one among them. {2} of them can reach {3} and move; this one moves when you sign out.", ...values);
    }
    return isSure
      ? t("Pages open on {1}: {0}, this one among them. {2} of them can reach {3} and move; you stay signed in.", ...values)
      : t("Pages open on {1}: {0}, this one among them. {2} of them can reach {3} and move; in this browser you may have to sign in anew there.", ...values);
  }

  /** Which pages move with Running; how many, a node knows of its own. */
  function moving({ status: code, json }) {
    if (status.state !== "Running") {
      return [t("The pages of {0} move here; how many they are, only that node knows.", names.other())];
    }
    if (code !== 200) {
      return [failure({ status: code, json })];
    }
    const cannot = json.pages - json.ready;
    return [
      thisOne(json.pages, names.own(), json.ready, names.other()),
      ...(cannot ? [t("{0} cannot move: the view Pages says why.", cannot)] : []),
    ];
  }

  async function act(meanwhile, asking, done) {
    tell(undefined, meanwhile);
    const answer = await asking;
    tell(...(answer.status === 200 ? ["Full", done(answer.json)] : ["attention", failure(answer)]));
  }

  async function switchNow() {
    const api = session.api();
    const open = await api.pages();
    const state = status.state;
    const [from, to] = state === "Running" ? [names.own(), names.other()] : [names.other(), names.own()];
    const lines = [t("{0} becomes Standby, {1} becomes Running.", from, to), ...moving(open)];
    if (!(await confirmed(t("Switch from {0} to {1}?", from, to), lines, t("Switch")))) {
      return;
    }
    if (status.state !== state) {
      // Somebody else was faster: now it would be the way back.
      tell("attention", t("Meanwhile {0} has become {1}: nothing was done.", names.own(), status.state));
    } else {
      await act(t("The nodes change hands ..."), api.switchNow(), (now) => t("Done: {0} is {1} now.", names.own(), now.state));
    }
  }

  /** By the node's clock where it is a span of time. */
  function chosenMillis(nowMillis) {
    const minutes = Number(at("maintain-for").value);
    return minutes ? nowMillis + minutes * MINUTE_MILLIS : Date.parse(at("maintain-until").value);
  }

  async function maintain(event) {
    event.preventDefault();
    const api = session.api();
    const open = await api.pages();
    const untilMillis = chosenMillis(open.atMillis ?? Date.now());
    const until = localTime(untilMillis);
    const lines = [t("Until {0} {1} does not take over, even where nobody else can run.", until, names.own())];
    if (status.state === "Running") {
      lines.push(t("It hands over as soon as {0} is ready.", names.other()), ...moving(open));
    }
    if (await confirmed(t("Take {0} into maintenance?", names.own()), lines, t("Begin maintenance"))) {
      const order = { on: true, until: new Date(untilMillis).toISOString() };
      await act(t("The nodes change hands ..."), api.maintain(order), (now) => t("In maintenance until {0}: {1} is {2} now.", until, names.own(), now.state));
    }
  }

  const endMaintenance = () =>
    act(t("The maintenance ends ..."), session.api().maintain({ on: false }), (now) => t("The maintenance is over: {0} is {1} now.", names.own(), now.state));

  function choose() {
    const byTime = at("maintain-for").value === "";
    at("maintain-until").hidden = !byTime;
    at("maintain-until").required = byTime;
  }

  at("switch").addEventListener("click", switchNow);
  at("maintain").addEventListener("submit", maintain);
  at("maintain-for").addEventListener("change", choose);
  at("maintain-off").addEventListener("click", endMaintenance);
  choose();
  return { show, signed };
}

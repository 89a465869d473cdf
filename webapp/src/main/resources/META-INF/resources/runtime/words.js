/** Every text that the scripts put on a screen. */

import { inOwnWords, t } from "./speech.js";

const seconds = (millis) => t("{0} s", (Math.max(0, millis) / 1000).toFixed(1));
/** Rounded up, as in the client's own line: the two must not differ about one silence. */
const tenthsUp = (millis) => t("{0} s", (Math.ceil(millis / 100) / 10).toFixed(1));
const clock = (epochMillis) => new Date(epochMillis).toLocaleTimeString("en-GB");
const order = ({ value }) => t("TI-101 to {0} °C", value);
const long = (millis) => (millis < 60_000 ? seconds(millis) : t("{0} min", Math.floor(millis / 60_000)));

/** Why a page left, by the client's word; where the silence has no length. */
const LEFT_BECAUSE = {
  CurrentStandby: t("it is Standby"),
  CurrentSilent: t("it gave no answer"),
  Operator: t("asked for by the operator"),
};

/** Why a heartbeat did not count, by the client's word. */
const CAUSES = {
  NoConnection: t("no connection"),
  Late: t("no answer in time"),
  Redirect: t("answer redirects"),
  HttpStatus: t("error answer"),
  TooLarge: t("answer too large"),
  NotJson: t("answer not readable"),
  BadField: t("answer not as agreed"),
  HigherSchema: t("speaks a later version"),
  OtherPair: t("answer of another pair"),
  OtherNode: t("answer of another node"),
  Stale: t("old answer"),
};

export const WORDS = {
  views: { overview: t("Overview"), "tank-1": t("Tank 1"), "tank-2": t("Tank 2"), trends: t("Trends") },
  title: (view, active) => `${active ? `(${active}) ` : ""}${view} - ${t("Feed preparation")}`,
  noSuchView: (path) => t("No view named {0}: Overview shown", path),
  badSpan: (value) => t("span={0} is not 30 to 600 s: 600 s shown", value),
  noSuchInstrument: (mark) => t("No instrument named {0}", mark),

  supply: t("Supply"),
  toProcess: t("To process"),
  equipment: {
    "TK-101": t("Tank 1"),
    "TK-102": t("Tank 2"),
    "P-101": t("Transfer pump"),
    "XV-101": t("Control valve"),
    "E-101": t("Heater"),
  },
  pumpStates: { on: t("on"), off: t("off") },
  drawing: t("Process graphic. The same values are in the table Values."),
  chart: (tag, label, minutes) => t("Trend of {0}, {1}, last {2} minutes", tag, label, minutes),
  noHistory: t("No history yet"),
  noValue: "--",
  units: { "m3/h": "m³/h", degC: "°C" },
  range: (low, high) => t("{0} to {1}", low, high),
  noRange: t("none"),
  limits: (low, high) => t("Normal {0} to {1}", low, high),
  noLimits: t("No limits"),
  /** Of an instrument, by what the node calls it. */
  label: (english) => t(english),

  setPointNow: (value, preset) => (preset ? t("now {0} °C (preset)", value) : t("now {0} °C", value)),
  refusal: (title, english) => inOwnWords(title, english),
  command: {
    sent: (command) => t("Sending: {0}", order(command)),
    done: (command) => t("Done at {0}: {1}", clock(command.at), order(command)),
    refused: (command) => t("Not done: {0}: {1}", order(command), command.why),
    unknown: (command) => t("Not known whether done: {0}, sent to {1} at {2}", order(command), command.node, clock(command.at)),
    lost: (command, node, value) =>
      t("Done by {0} at {1}: {2}; {3} does not know of it and holds {4} °C", command.node, clock(command.at), order(command), node, value),
  },

  theme: { auto: t("Theme: auto"), light: t("Theme: light"), dark: t("Theme: dark") },

  alarm: { high: t("High"), low: t("Low") },
  alarmLetter: { high: "H", low: "L" },
  alarmText: (label, word, limit) => (limit === undefined ? t("{0}: {1}", label, word) : t("{0}: {1}, limit {2}", label, word, limit)),
  alarmSaid: (tag, word) => t("Alarm: {0} {1}", tag, word),
  since: (epochMillis) => clock(epochMillis),
  sinceBefore: (epochMillis) => t("before {0}", clock(epochMillis)),
  acknowledged: t("acknowledged"),
  unacknowledged: t("new"),
  returned: (epochMillis) => t("normal since {0}", clock(epochMillis)),
  noAlarms: t("No active alarms"),
  activeCount: (count) => (count ? t("{0} active", count) : ""),

  state: { Running: t("Running"), Standby: t("Standby"), Silent: t("Silent"), Unknown: t("Unknown") },
  silentFor: (millis) => (millis === undefined ? t("Silent") : t("Silent {0}", long(millis))),
  because: (cause) => t("({0})", CAUSES[cause] ?? cause),
  relayed: (word) => t("({0} by the other node)", t(word)),
  notReady: t("(not ready)"),
  mode: (word) => (word ? t("({0})", t(word)) : ""),
  noRedundantNode: t("none"),
  notKnownYet: t("not known yet"),
  redundancy: (word) => t("Redundancy {0}", t(word)),
  unknownRedundancy: t("Redundancy unknown"),
  moved: (moved) => {
    const silent = moved.why === "CurrentSilent" && moved.silentMillis > 0;
    const why = silent ? t("no answer for {0}", tenthsUp(moved.silentMillis)) : (LEFT_BECAUSE[moved.why] ?? moved.why);
    return t("Moved from {0} at {1}: {2}", moved.from, clock(moved.atEpochMillis), why);
  },

  noData: t("no data yet"),
  dataAge: (millis) => t("data {0} old", long(millis)),
  dataHeld: (millis) => t("data held, {0} old", long(millis)),
  dataFromStandby: (millis) => t("data {0} old, from a Standby node", long(millis)),
  heldSince: (epochMillis) => t("HELD  Last values of {0}", clock(epochMillis)),
  neverHeard: t("HELD  No values received yet"),

  clock,
};

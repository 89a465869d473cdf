/** Every text that the scripts put on a screen. */

const seconds = (millis) => `${(Math.max(0, millis) / 1000).toFixed(1)} s`;
/** Rounded up, as in the client's own line: the two must not differ about one silence. */
const tenthsUp = (millis) => `${(Math.ceil(millis / 100) / 10).toFixed(1)} s`;
const clock = (epochMillis) => new Date(epochMillis).toLocaleTimeString("en-GB");
const order = ({ value }) => `TI-101 to ${value} °C`;
const long = (millis) => (millis < 60_000 ? seconds(millis) : `${Math.floor(millis / 60_000)} min`);

/** A text with its values in the places of `{0}` and so on. */
export const filled = (text, ...values) => text.replace(/\{(\d)\}/g, (_, at) => values[at]);

/**
 * The texts of the pair's line and of the button for the theme.
 *
 * @param t gives a text in the page's language, filled
 */
export function lineWords(t = filled) {
  const leftBecause = {
    CurrentStandby: t("it is Standby"),
    // Where the silence has no length.
    CurrentSilent: t("it gave no answer"),
    Operator: t("asked for by the operator"),
  };
  const causes = {
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
  return {
    theme: { auto: t("Theme: auto"), light: t("Theme: light"), dark: t("Theme: dark") },
    state: { Running: t("Running"), Standby: t("Standby"), Silent: t("Silent"), Unknown: t("Unknown") },
    silentFor: (millis) => (millis === undefined ? t("Silent") : t("Silent {0}", long(millis))),
    because: (cause) => `(${causes[cause] ?? cause})`,
    relayed: (word) => t("({0} by the other node)", t(word)),
    notReady: t("(not ready)"),
    mode: (word) => (word ? t("({0})", t(word)) : ""),
    noRedundantNode: t("none"),
    notKnownYet: t("not known yet"),
    redundancy: (word) => t("Redundancy {0}", t(word)),
    unknownRedundancy: t("Redundancy unknown"),
    noClient: t("The switchover client is not loaded: this page cannot move"),
    moved: ({ from, atEpochMillis, why, silentMillis }) => {
      const silent = why === "CurrentSilent" && silentMillis > 0;
      const said = silent ? t("no answer for {0}", tenthsUp(silentMillis)) : (leftBecause[why] ?? why);
      return t("Moved from {0} at {1}: {2}", from, clock(atEpochMillis), said);
    },
  };
}

export const WORDS = {
  area: "Feed preparation",
  views: { overview: "Overview", "tank-1": "Tank 1", "tank-2": "Tank 2", trends: "Trends" },
  title: (view, active) => `${active ? `(${active}) ` : ""}${view} - Feed preparation`,
  noSuchView: (path) => `No view named ${path}: Overview shown`,
  badSpan: (value) => `span=${value} is not 30 to 600 s: 600 s shown`,
  noSuchInstrument: (mark) => `No instrument named ${mark}`,

  supply: "Supply",
  toProcess: "To process",
  equipment: {
    "TK-101": "Tank 1",
    "TK-102": "Tank 2",
    "P-101": "Transfer pump",
    "XV-101": "Control valve",
    "E-101": "Heater",
  },
  pumpStates: { on: "on", off: "off" },
  drawing: "Process graphic. The same values are in the table Values.",
  chart: (tag, label, minutes) => `Trend of ${tag}, ${label}, last ${minutes} minutes`,
  noHistory: "No history yet",
  noValue: "--",
  units: { "m3/h": "m³/h", degC: "°C" },
  range: (low, high) => `${low} to ${high}`,
  noRange: "none",
  limits: (low, high) => `Normal ${low} to ${high}`,
  noLimits: "No limits",

  setPointNow: (value, preset) => `now ${value} °C${preset ? " (preset)" : ""}`,
  command: {
    sent: (command) => `Sending: ${order(command)}`,
    done: (command) => `Done at ${clock(command.at)}: ${order(command)}`,
    refused: (command) => `Not done: ${order(command)}: ${command.why}`,
    unknown: (command) => `Not known whether done: ${order(command)}, sent to ${command.node} at ${clock(command.at)}`,
    lost: (command, node, value) =>
      `Done by ${command.node} at ${clock(command.at)}: ${order(command)}; ${node} does not know of it and holds ${value} °C`,
  },

  alarm: { high: "High", low: "Low" },
  alarmLetter: { high: "H", low: "L" },
  alarmText: (label, word, limit) => `${label}: ${word}${limit === undefined ? "" : `, limit ${limit}`}`,
  alarmSaid: (tag, word) => `Alarm: ${tag} ${word}`,
  since: (epochMillis) => clock(epochMillis),
  sinceBefore: (epochMillis) => `before ${clock(epochMillis)}`,
  acknowledged: "acknowledged",
  unacknowledged: "new",
  returned: (epochMillis) => `normal since ${clock(epochMillis)}`,
  noAlarms: "No active alarms",
  activeCount: (count) => (count ? `${count} active` : ""),

  noData: "no data yet",
  dataAge: (millis) => `data ${long(millis)} old`,
  dataHeld: (millis) => `data held, ${long(millis)} old`,
  dataFromStandby: (millis) => `data ${long(millis)} old, from a Standby node`,
  heldSince: (epochMillis) => `HELD  Last values of ${clock(epochMillis)}`,
  neverHeard: "HELD  No values received yet",

  clock,
};

/** Every text that the scripts put on a screen. */

const seconds = (millis) => `${(Math.max(0, millis) / 1000).toFixed(1)} s`;
/** Rounded up, as in the client's own line: the two must not differ about one silence. */
const tenthsUp = (millis) => `${(Math.ceil(millis / 100) / 10).toFixed(1)} s`;
const clock = (epochMillis) => new Date(epochMillis).toLocaleTimeString("en-GB");
const order = ({ value }) => `TI-101 to ${value} °C`;
const long = (millis) => (millis < 60_000 ? seconds(millis) : `${Math.floor(millis / 60_000)} min`);

/** Why a page left, by the client's word; where the silence has no length. */
const LEFT_BECAUSE = {
  CurrentStandby: "it is Standby",
  CurrentSilent: "it gave no answer",
  Operator: "asked for by the operator",
};

/** Why a heartbeat did not count, by the client's word. */
const CAUSES = {
  NoConnection: "no connection",
  Late: "no answer in time",
  Redirect: "answer redirects",
  HttpStatus: "error answer",
  TooLarge: "answer too large",
  NotJson: "answer not readable",
  BadField: "answer not as agreed",
  HigherSchema: "speaks a later version",
  OtherPair: "answer of another pair",
  OtherNode: "answer of another node",
  Stale: "old answer",
};

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

  theme: { auto: "Theme: auto", light: "Theme: light", dark: "Theme: dark" },

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

  state: { Running: "Running", Standby: "Standby", Silent: "Silent", Unknown: "Unknown" },
  silentFor: (millis) => (millis === undefined ? "Silent" : `Silent ${long(millis)}`),
  because: (cause) => `(${CAUSES[cause] ?? cause})`,
  relayed: (word) => `(${word} by the other node)`,
  notReady: "(not ready)",
  mode: (word) => (word ? `(${word})` : ""),
  noRedundantNode: "none",
  notKnownYet: "not known yet",
  redundancy: (word) => `Redundancy ${word}`,
  unknownRedundancy: "Redundancy unknown",
  noClient: "The switchover client is not loaded: this page cannot move",
  moved: (moved) => {
    const silent = moved.why === "CurrentSilent" && moved.silentMillis > 0;
    const why = silent ? `no answer for ${tenthsUp(moved.silentMillis)}` : (LEFT_BECAUSE[moved.why] ?? moved.why);
    return `Moved from ${moved.from} at ${clock(moved.atEpochMillis)}: ${why}`;
  },

  noData: "no data yet",
  dataAge: (millis) => `data ${long(millis)} old`,
  dataHeld: (millis) => `data held, ${long(millis)} old`,
  dataFromStandby: (millis) => `data ${long(millis)} old, from a Standby node`,
  heldSince: (epochMillis) => `HELD  Last values of ${clock(epochMillis)}`,
  neverHeard: "HELD  No values received yet",

  clock,
};

/** The runtime page: brings values, address and pair together on one screen. */

import { alarmList } from "./alarms.js";
import { graphic } from "./graphic.js";
import { html, mark, say } from "./marks.js";
import { pairLine } from "./pairline.js";
import { INSTRUMENTS, LONGEST_SPAN_SECONDS, pathOf, route } from "./route.js";
import { STALE_MILLIS, follow, history } from "./samples.js";
import { setPoint } from "./setpoint.js";
import { translate } from "./speech.js";
import { themeButton } from "./themebutton.js";
import { chart } from "./trend.js";
import { alarmOf, hasRange, limitText, scaleOf, shareOf, unitOf, written } from "./values.js";
import { WORDS } from "./words.js";

const HISTORY_PERIOD_MILLIS = 60_000;
const TICK_MILLIS = 200;

const find = (name) => document.querySelector(`[data-${name}]`);
const findAll = (name) => [...document.querySelectorAll(`[data-${name}]`)];

const basePath = new URL(document.baseURI).pathname;
/** From the very first: a command may go along with a page that moves at once. */
const heater = setPoint({
  form: find("set-point"),
  value: find("set-point-value"),
  button: find("set-point-button"),
  now: find("set-point-now"),
  said: find("set-point-said"),
});

let drawing;
let alarms;
let process;
let asked = route(new URL(location.href), basePath);
let values = new Map();
let points = new Map();
let charts = [];

function showAnswer(answer) {
  const all = answer.values.map((value) => ({ ...value, label: WORDS.label(value.label) }));
  values = new Map(all.map((value) => [value.id, value]));
  for (const value of all) {
    remember(value.id, { at: answer.at, value: value.value });
  }
  heater(answer);
  alarms.update(all, (id) => points.get(id) ?? [], answer.at);
  showValues();
}

function remember(id, point) {
  const kept = points.get(id) ?? [];
  const oldest = point.at - LONGEST_SPAN_SECONDS * 1000;
  points.set(id, [...kept.filter((one) => one.at >= oldest && one.at < point.at), point]);
}

async function readHistory() {
  const read = await history(LONGEST_SPAN_SECONDS);
  for (const [id, past] of read ?? []) {
    const newest = past.at(-1)?.at ?? 0;
    points.set(id, [...past, ...(points.get(id) ?? []).filter((point) => point.at > newest)]);
  }
  if (read && process.latest()) {
    alarms.date((id) => points.get(id) ?? [], process.latest().at);
    showValues();
  }
}

function showValues() {
  const all = [...values.values()];
  drawing.update(values, asked.mark, alarms.isNew);
  showTable(all);
  showDetails();
  showCharts(all);
  document.title = WORDS.title(WORDS.views[asked.view], alarms.count());
  const unknownMark = asked.mark && values.size > 0 && !all.some((value) => value.id.toLowerCase() === asked.mark);
  say(find("view-note"), asked.viewNote || (unknownMark ? WORDS.noSuchInstrument(asked.mark.slice(0, 20)) : ""));
}

function shownIds(all) {
  return INSTRUMENTS[asked.view] ?? all.map((value) => value.id);
}

function showTable(all) {
  const body = find("values");
  const ids = all.map((value) => value.id).join();
  if (body.dataset.ids !== ids) {
    body.dataset.ids = ids;
    body.replaceChildren(...all.map(tableRow));
  }
  all.forEach((value, index) => {
    const row = body.rows[index];
    const word = alarmOf(value);
    say(row.querySelector(".reading-text"), written(value));
    say(row.querySelector(".row-unit"), unitOf(value));
    say(row.cells[2], hasRange(value) ? WORDS.range(limitText(value.low), limitText(value.high)) : WORDS.noRange);
    say(row.querySelector(".row-alarm"), word ? WORDS.alarm[word] : "");
    row.className = [word ? "alarmed" : "", value.id.toLowerCase() === asked.mark ? "marked" : ""].join(" ").trim();
  });
}

function tableRow(value) {
  const link = html("a", "", value.id);
  link.dataset.instrument = value.id.toLowerCase();
  link.href = instrumentAddress(link.dataset.instrument);
  const head = html("th", "", link, html("span", "row-label", value.label));
  head.scope = "row";
  return html(
    "tr",
    "",
    head,
    html("td", "number", html("span", "reading-text"), " ", html("span", "row-unit"), html("div", "", html("span", "row-alarm"))),
    html("td", "number"),
  );
}

/** The instruments of one tank in large; only in the views that have some of their own. */
function showDetails() {
  const place = find("details");
  const ids = INSTRUMENTS[asked.view];
  place.hidden = !ids;
  place.replaceChildren(...(ids ?? []).map((id) => detail(id, values.get(id))));
}

function detail(id, value) {
  const scale = scaleOf(value);
  const bar = html("div", "detail-bar");
  if (scale && Number.isFinite(value.value)) {
    if (hasRange(value)) {
      const band = html("div", "detail-band");
      band.style.left = `${100 * shareOf(value.low, scale)}%`;
      band.style.right = `${100 - 100 * shareOf(value.high, scale)}%`;
      bar.append(band);
    }
    const pointer = html("div", "detail-pointer");
    pointer.style.left = `${100 * shareOf(value.value, scale)}%`;
    bar.append(pointer);
  }
  const word = alarmOf(value);
  const limits = hasRange(value) ? WORDS.limits(limitText(value.low), limitText(value.high)) : value ? WORDS.noLimits : "";
  const marked = id.toLowerCase() === asked.mark;
  return html(
    "div",
    ["detail", word ? "alarmed" : "", marked ? "marked" : "", scale ? "" : "without-bar"].join(" ").trim(),
    html("b", "", id),
    html("span", "detail-label", value?.label ?? ""),
    html("span", "detail-value", ...(word ? [mark("attention"), html("span", "row-alarm", WORDS.alarm[word])] : []), written(value), html("small", "", ` ${unitOf(value)}`)),
    bar,
    html("span", "detail-limits", limits),
  );
}

function showCharts(all) {
  const ids = shownIds(all);
  if (charts.map((one) => one.id).join() !== ids.join()) {
    charts = ids.map(chart);
    find("charts").replaceChildren(...charts.map((one) => one.element));
    find("charts").dataset.count = charts.length;
  }
  const now = process.latest()?.at ?? Date.now();
  for (const one of charts) {
    one.update(values.get(one.id), points.get(one.id) ?? [], asked.spanSeconds, now, one.id.toLowerCase() === asked.mark);
  }
}

/** An address of this node's runtime: the query goes along, so that span and theme stay. */
function addressOf(view) {
  return basePath + pathOf(view) + location.search;
}

/** The address of what is shown now, with one instrument highlighted. */
function instrumentAddress(mark) {
  return `${location.pathname}${location.search}#${mark}`;
}

function showAddress() {
  asked = route(new URL(location.href), basePath);
  document.body.dataset.view = asked.view;
  say(find("view-title"), WORDS.views[asked.view]);
  say(find("span-note"), asked.spanNote);
  for (const link of document.querySelectorAll("a[data-view]")) {
    link.href = addressOf(link.dataset.view);
    if (link.dataset.view === asked.view && !asked.viewNote) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  for (const link of document.querySelectorAll("a[data-instrument]")) {
    link.href = instrumentAddress(link.dataset.instrument);
  }
  for (const button of document.querySelectorAll("button[data-span]")) {
    button.setAttribute("aria-pressed", String(Number(button.dataset.span) === asked.spanSeconds));
  }
  drawing.show(asked.view);
  showValues();
}

function followLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-view], a[data-instrument]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain) {
      event.preventDefault();
      window.history.pushState(null, "", link.href);
      showAddress();
    }
  });
  for (const button of document.querySelectorAll("button[data-span]")) {
    button.addEventListener("click", () => {
      const url = new URL(location.href);
      url.searchParams.set("span", button.dataset.span);
      window.history.replaceState(null, "", url);
      showAddress();
    });
  }
  addEventListener("popstate", showAddress);
  addEventListener("hashchange", showAddress);
}

/** What goes on with time and not with an answer: the clock, and how old the values are. */
function tick() {
  say(find("clock"), WORDS.clock(Date.now()));
  const age = process.ageMillis();
  const stale = age === undefined || age > STALE_MILLIS;
  const fromStandby = process.latest()?.state === "Standby";
  const place = find("age");
  const shape = stale || fromStandby ? "attention" : "";
  if (place.dataset.shape !== shape || !place.firstChild) {
    place.dataset.shape = shape;
    place.replaceChildren(...(shape ? [mark(shape)] : []), html("span", ""));
  }
  say(place.lastChild, ageText(age, stale, fromStandby));
  hold(stale && (age !== undefined || performance.now() > STALE_MILLIS));
}

function ageText(age, stale, fromStandby) {
  if (age === undefined) {
    return WORDS.noData;
  }
  if (stale) {
    return WORDS.dataHeld(age);
  }
  return fromStandby ? WORDS.dataFromStandby(age) : WORDS.dataAge(age);
}

function hold(held) {
  const label = find("held-label");
  if (label.hidden === held) {
    label.hidden = !held;
    findAll("held-area").forEach((area) => area.classList.toggle("held", held));
    const latest = process.latest();
    say(label, latest ? WORDS.heldSince(latest.at) : WORDS.neverHeard);
    if (!held) {
      readHistory();
    }
  }
}

/** Opens this page while its node is dead; browsers allow it on https and on localhost only. */
function keepWorker() {
  navigator.serviceWorker?.register("switchover/worker.js", { scope: "./" }).catch((refusal) => {
    console.info(`No worker for this page: ${refusal.message}`);
  });
}

function begin() {
  drawing = graphic(find("drawing"));
  alarms = alarmList({
    list: find("alarm-list"),
    empty: find("no-alarms"),
    count: find("alarm-count"),
    said: find("alarm-said"),
    acknowledge: find("acknowledge"),
  });
  process = follow(showAnswer);
  translate(document);
  keepWorker();
  themeButton(find("theme-button"));
  pairLine(find("pair-line"), find("notice"));
  followLinks();
  showAddress();
  tick();
  find("main").removeAttribute("data-unfilled");
  setInterval(tick, TICK_MILLIS);
  readHistory();
  setInterval(readHistory, HISTORY_PERIOD_MILLIS);
}

begin();

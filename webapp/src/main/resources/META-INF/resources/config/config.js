/** The configuration screen: what the current node says of the pair, live, and what an admin does with it. */

import { html, mark, say } from "../runtime/marks.js";
import { pairLine } from "../runtime/pairline.js";
import { themeButton } from "../runtime/themebutton.js";
import { WORDS as COMMON } from "../runtime/words.js";
import { accountsView } from "./accounts.js";
import { actions } from "./actions.js";
import { auditView } from "./audit.js";
import { confirmation } from "./confirm.js";
import { takeCopy } from "./copy.js";
import { eventsView } from "./events.js";
import { guide } from "./guide.js";
import { localTime } from "./localtime.js";
import { pagesView } from "./pages.js";
import { session } from "./session.js";
import { settingsPages } from "./settings.js";
import { SOURCES } from "./sources.js";
import { inOwnWords, t, translate } from "./speech.js";

const WORDS = {
  unset: "-",
  noPair: t("none (Independent)"),
  millis: (millis) => `${millis} ms`,
  until: (instant) => t("on until {0}", localTime(Date.parse(instant))),
  leaving: ({ inMillis, reason }) => t("in {0} s ({1})", (inMillis / 1000).toFixed(1), t(reason)),
  link: {
    Running: t("linked"),
    Standby: t("linked"),
    Unknown: t("linked, its state is not known yet"),
    Faulted: t("lost"),
    Disconnected: t("not linked since this node was started"),
  },
  signInToSee: t("sign in to see it"),
  level: (level) => t("{0} of 255", level),
  current: t("Current"),
  redundant: t("Redundant"),
  noAddress: t("none known yet"),
  noAnswer: t("no answer yet from the current node"),
  answered: (epochMillis) => t("as of {0}", COMMON.clock(epochMillis)),
  held: (epochMillis) => t("held: last answer of {0}", COMMON.clock(epochMillis)),
  age: (millis) => t("status {0} s old", (millis / 1000).toFixed(1)),
};

const PERIOD_MILLIS = 2000;
const DEADLINE_MILLIS = 1500;
const STALE_MILLIS = 5000;
const ANEW_MILLIS = 3000;
const TICK_MILLIS = 500;
const EVENTS_LOOKED_AT = 200;
const TOLD_MILLIS = 1000;

const find = (name) => document.querySelector(`[data-${name}]`);
let answered;
let shownStatus;
let ownName = "";
let shownHands;

function show(status) {
  if (ownName !== status.name) {
    ownName = status.name;
    named();
  }
  answered = { at: performance.now(), epochMillis: Date.now() };
  showAge();
  if (shownStatus && shownStatus.pair !== status.pair) {
    // It is of another pair since it was started again: what the client knew was of the former one.
    globalThis.Switchover?.stop();
    globalThis.Switchover?.start();
  }
  if (!shownStatus) {
    const origins = (status.redundantNode?.addresses ?? []).map(({ url }) => new URL(url).origin);
    takeCopy(origins, (brought) => {
      signedIn.redeem(brought.ticket);
      settings.bring(brought);
    });
  }
  shownStatus = status;
  const hands = `${status.state} ${status.redundantNode?.status}`;
  if (hands !== shownHands) {
    shownHands = hands;
    signedIn.renewTicket();
    // The node tells first and writes its events then.
    setTimeout(showLastChange, TOLD_MILLIS);
  }
  say(find("pair"), status.pair || WORDS.noPair);
  word(find("pair-redundancy"), { Full: "Full", Alone: "attention", None: "severe" }[status.redundancy], t(status.redundancy));
  say(find("epoch"), String(status.epoch));
  say(find("level"), WORDS.level(status.serviceLevel));
  act.show(status);
  firstSteps.show(status);
  more("maintenance", status.maintenance && WORDS.until(status.maintenance.until));
  more("leaving", status.leaving && WORDS.leaving(status.leaving));
  showAttention(status.attention ?? []);
  showNode("own", { name: status.name, mode: status.mode, nodeId: status.nodeId }, status.state);
  const other = status.redundantNode;
  say(find("link"), WORDS.link[other?.status] ?? WORDS.unset);
  say(find("redundancy-since"), status.redundancySince ? localTime(Date.parse(status.redundancySince)) : WORDS.unset);
  const elsewhere = other?.status === "Running" && status.state !== "Running";
  find("elsewhere").hidden = !elsewhere;
  say(find("elsewhere"), elsewhere ? t("{0} is Running. This screen is of {1}, which is not.", names.other(), names.own()) : "");
  showNode("other", { name: other?.name, nodeId: other?.nodeId }, other?.status);
  showAddresses(status);
  say(find("period"), WORDS.millis(status.heartbeat.periodMillis));
  say(find("timeout"), WORDS.millis(status.heartbeat.timeoutMillis));
  say(find("missed"), String(status.heartbeat.missed));
}

/** The last change of state and why, for who may read the events. */
async function showLastChange() {
  const api = signedIn.api();
  const answer = await api?.events(EVENTS_LOOKED_AT);
  const last = answer?.json?.events?.find(({ kind }) => kind === "State");
  const said = last && `${localTime(Date.parse(last.at))} ${[last.from, last.to].filter(Boolean).map((state) => t(state)).join(" → ")}: ${last.why ?? ""}`;
  say(find("last-change"), api ? (said ?? WORDS.unset) : WORDS.signInToSee);
}

/** What a person must look at, in the current node's words. */
function showAttention(wanted) {
  const place = find("attention");
  const drawn = JSON.stringify(wanted);
  if (place.dataset.drawn !== drawn) {
    place.dataset.drawn = drawn;
    place.replaceChildren(...wanted.map(({ reason, text }) => html("li", "", mark("attention"), html("b", "", reason), ` ${inOwnWords(reason, text)}`)));
  }
}

function more(name, text) {
  document.querySelector(`[data-more="${name}"]`).hidden = !text;
  say(find(name), text || "");
}

function cell(side, field) {
  return document.querySelector(`[data-${side}="${field}"]`);
}

function showNode(side, fields, state) {
  for (const [field, text] of Object.entries(fields)) {
    say(cell(side, field), text ? (field === "mode" ? t(text) : text) : WORDS.unset);
  }
  word(cell(side, "state"), state === "Faulted" ? "Silent" : state, state && t(state));
}

/** A word with the mark of its shape. */
function word(place, shape, text) {
  const drawn = `${shape} ${text}`;
  if (place.dataset.drawn !== drawn) {
    place.dataset.drawn = drawn;
    place.replaceChildren(text ? html("span", "word", mark(shape), text) : WORDS.unset);
  }
}

function showAddresses(status) {
  const rows = [
    ...rowsOf(WORDS.current, status.addresses ?? []),
    ...(status.redundantNode ? rowsOf(WORDS.redundant, status.redundantNode.addresses ?? []) : []),
  ];
  const place = find("addresses");
  const drawn = rows.map((row) => row.join()).join("\n");
  if (place.dataset.drawn !== drawn) {
    place.dataset.drawn = drawn;
    place.replaceChildren(...rows.map(addressRow));
  }
}

function rowsOf(node, addresses) {
  return addresses.length
    ? addresses.map(({ url, source }, index) => [node, String(index + 1), url, SOURCES[source] ?? source])
    : [[node, "", WORDS.noAddress, ""]];
}

function addressRow([node, order, url, source]) {
  const head = html("th", "", node);
  head.scope = "row";
  return html("tr", "", head, html("td", "number", order), html("td", "", url), html("td", "", source));
}

/** What this page heard from both nodes itself: the client's knowledge, not the current node's. */
function showHeard(status) {
  for (const [side, node] of [["own", status?.current], ["other", status?.redundant]]) {
    const silent = node?.says === "Silent";
    const text = silent ? `${COMMON.silentFor(node.silentMillis)} ${node.cause ? COMMON.because(node.cause) : ""}`.trim() : node?.says && t(node.says);
    word(cell(side, "says"), node?.says, text);
  }
  if (status?.redundant?.mode) {
    say(cell("other", "mode"), t(status.redundant.mode));
  }
  if (status?.redundant?.name) {
    say(cell("other", "name"), status.redundant.name);
  }
}

async function poll() {
  try {
    const answer = await fetch("status", { cache: "no-store", redirect: "error", signal: AbortSignal.timeout(DEADLINE_MILLIS) });
    if (answer.ok) {
      show(await answer.json());
    }
  } catch {
    // The age of what is shown says that nothing came.
  }
  setTimeout(poll, PERIOD_MILLIS);
}

/** Changes come by push; a stream that an answer closed for good is opened anew. */
function listen() {
  const stream = new EventSource("status/events");
  stream.addEventListener("status", (event) => show(JSON.parse(event.data)));
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(listen, ANEW_MILLIS);
    }
  });
}

function tick() {
  say(find("clock"), COMMON.clock(Date.now()));
  showHeard(globalThis.Switchover?.status?.());
  showAge();
}

function showAge() {
  // Before the first answer by the time since this page was opened, which is its clock's beginning.
  const age = performance.now() - (answered?.at ?? 0);
  const stale = age > STALE_MILLIS;
  find("status").classList.toggle("old", stale);
  const place = find("age");
  if (place.dataset.shape !== (stale ? "attention" : "") || !place.firstChild) {
    place.dataset.shape = stale ? "attention" : "";
    place.replaceChildren(...(stale ? [mark("attention")] : []), html("span", ""));
  }
  say(place.lastChild, answered ? WORDS.age(age) : WORDS.noAnswer);
  say(find("source"), answered ? (stale ? WORDS.held : WORDS.answered)(answered.epochMillis) : WORDS.noAnswer);
}

const names = {
  own: () => ownName || location.host,
  other: () => globalThis.Switchover?.status?.()?.redundant?.name ?? t("the redundant node"),
};
const confirmed = confirmation(find("confirm"));
const nodeId = document.querySelector("script[data-node]").dataset.node;
const signedIn = session(find("admin"), nodeId, names.own, signed, () => keepHere());
const admins = { api: signedIn.adminsApi, movesAlong: signedIn.movesAlong, ticket: signedIn.ticket };
const act = actions(find("actions"), admins, names, confirmed);
const firstSteps = guide(find("guide"), admins, nodeId, confirmed, () => keepHere());
const settings = settingsPages(find("settings"), admins, confirmed, () => shownStatus, names);
const pages = pagesView(find("pages"), signedIn, names);
const events = eventsView(find("events"), signedIn, names);
const accounts = accountsView(find("accounts"), signedIn, admins, confirmed);
const audit = auditView(find("audit"), admins, names);

const VIEWS = {
  status: find("status"),
  "node-settings": find("settings"),
  redundancy: find("settings"),
  pages: find("pages"),
  events: find("events"),
  accounts: find("accounts"),
  audit: find("audit"),
};
let shown;

/** The fragment says which view is shown; it goes along when this page moves. */
function open() {
  const asked = location.hash.slice(1);
  shown = Object.hasOwn(VIEWS, asked) ? asked : "status";
  for (const view of Object.values(VIEWS)) {
    view.hidden = view !== VIEWS[shown];
  }
  signedIn.showIn(VIEWS[shown].querySelector("[data-admin-place]"));
  keepHere();
  settings.open(shown);
  pages.open(shown === "pages");
  events.open(shown === "events");
  accounts.open(shown === "accounts");
  audit.open(shown === "audit");
  for (const link of document.querySelectorAll("[data-view]")) {
    if (link.dataset.view === shown) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

/**
 * Whoever is signed in to a node and to no other, or looks at what only that one knows, means this
 * one, be it Running or not.
 */
function keepHere() {
  const keptByPerson = Boolean(signedIn.api()) && !signedIn.movesAlong();
  find("kept").hidden = shown !== "status" || !keptByPerson;
  globalThis.Switchover?.hold?.(shown !== "status" || firstSteps.busy() || keptByPerson);
}

function signed() {
  keepHere();
  showLastChange();
  act.signed();
  firstSteps.signed();
  settings.signed();
  pages.signed();
  events.signed();
  accounts.signed();
  audit.signed();
}

function named() {
  signedIn.named();
  say(find("kept"), t("Kept on {0}", names.own()));
  for (const place of document.querySelectorAll("[data-pinned]")) {
    say(place, t("Of {0}. This page stays on this node while this view is open.", names.own()));
  }
}

for (const link of document.querySelectorAll("[data-view]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.hash = link.dataset.view;
  });
}

translate(document);
addEventListener("hashchange", open);
named();
open();
signed();
// Not before it is known whether this page is to stay: a page of a Standby node moves at once.
signedIn.known.finally(() => globalThis.Switchover?.start());
themeButton(find("theme-button"));
pairLine(find("pair-line"), find("notice"));
document.addEventListener("switchover:status", (event) => showHeard(event.detail));
tick();
setInterval(tick, TICK_MILLIS);
poll();
listen();

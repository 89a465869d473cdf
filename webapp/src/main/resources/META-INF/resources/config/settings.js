/** The pages Node Settings and Redundancy: read, tried as one types, saved, restarted. */

import { html, say } from "../runtime/marks.js";
import { copyTo } from "./copy.js";
import { fieldForm } from "./fieldform.js";
import { PAGES } from "./fieldtexts.js";
import { jumps } from "./jumps.js";
import { joinByFile } from "./join.js";
import { keepFile } from "./keptfile.js";
import { failure, outcome } from "./outcome.js";
import { inOwnWords, t } from "./speech.js";

const TYPING_MILLIS = 250;
const RESTART_LOOK_MILLIS = 500;
const RESTART_LONGEST_MILLIS = 60_000;

/** What makes of any settings those that differ from them as the one does from the other. */
function changes(from, to) {
  const names = new Set([from, to].flatMap((settings) => Object.keys(settings).flatMap((section) => Object.keys(settings[section] ?? {}).map((field) => `${section}.${field}`))));
  const changed = [...names]
    .map((name) => name.split("."))
    .filter(([section, field]) => JSON.stringify(from[section]?.[field]) !== JSON.stringify(to[section]?.[field]));
  return (settings) => {
    for (const [section, field] of changed) {
      const now = to[section]?.[field];
      settings[section] = { ...settings[section], [field]: now };
      if (now === undefined) {
        delete settings[section][field];
      }
    }
    return settings;
  };
}

/**
 * Runs them.
 *
 * @param {HTMLElement} root of both pages
 * @param session says who is signed in
 * @param confirmed asks before the restart
 * @param status gives what the node said last
 * @param names gives the names of both nodes: `own()`, `other()`
 */
export function settingsPages(root, session, confirmed, status, names) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const page = { fields: undefined, stored: undefined, draft: undefined, tag: undefined, form: undefined, shown: undefined };
  let typing;
  let brought;
  let asked = 0;

  const tell = outcome(at("outcome"));
  const jumping = jumps(status, names);

  /** The settings as the forms of both pages say them. */
  const wanted = () => (page.draft = page.form.settings(page.draft, page.stored));

  /** What is stored, and from now on the ground of what is wanted. */
  const take = (settings, tag) => Object.assign(page, { stored: settings, draft: settings, tag });

  function open(name) {
    if (page.form && page.stored) {
      wanted();
    }
    page.shown = name;
    jumping.end();
    if (PAGES[name]) {
      say(at("settings-title"), t(PAGES[name].title));
    }
    show();
    begin();
  }

  function show(note) {
    at("work").hidden = !session.api();
    if (page.stored && PAGES[page.shown]) {
      page.form = fieldForm(at("fields"), PAGES[page.shown].groups, page.fields);
      page.form.below("node.publicAddress", jumping.element);
      if (status()?.mode === "Master") {
        page.form.below("redundancy.mode", joinByFile());
      }
      page.form.show(page.draft);
      offerCopy();
      judge(note);
    }
  }

  /** Reads what is stored, for who looks and has signed in. */
  async function begin() {
    const api = session.api();
    if (!api || page.stored || !PAGES[page.shown]) {
      return;
    }
    const fields = await api.fields();
    const read = fields.status === 200 ? await api.read() : fields;
    if (api !== session.api() || page.stored) {
      return;
    }
    if (read.status !== 200) {
      lost(read);
      return;
    }
    page.fields = fields.json.fields;
    take(read.json, read.tag);
    show();
    compare();
  }

  function signed() {
    if (!session.api()) {
      forget();
    }
    show();
    begin();
  }

  function forget() {
    clearTimeout(typing);
    page.form = undefined;
    jumping.end();
    take();
    at("fields").replaceChildren();
    at("differences").hidden = true;
    for (const button of ["save", "discard", "restart"]) {
      at(button).disabled = true;
    }
    tell();
  }

  /**
   * What a change would do, as one types; a later answer wins over an earlier one.
   *
   * @param note what is to be said before that
   */
  async function judge(note) {
    if (!page.stored) {
      return;
    }
    const own = ++asked;
    const answer = await session.api().check(wanted());
    if (own !== asked || !page.stored) {
      return;
    }
    const problems = answer.json?.problems ?? [];
    const others = page.form.problems(problems);
    at("save").disabled = problems.length > 0 || !isChanged();
    at("discard").disabled = !isChanged();
    at("restart").disabled = isChanged() || !answer.json?.restartNeeded?.length;
    if (answer.status === 200) {
      said(answer.json, note);
      if (page.shown === "node-settings") {
        jumping.show(answer.json);
      }
    } else if (problems.length) {
      tell("attention", t("{0} to be put right before it can be saved", problems.length), ...others.map((problem) => inOwnWords("this value is refused", problem.message)));
    } else {
      lost(answer);
    }
  }

  const isChanged = () => JSON.stringify(wanted()) !== JSON.stringify(page.stored);

  /** What a change would do, or where nothing is unsaved, what the last one has done. */
  function said(change, note) {
    const names = (list) => list.join(", ");
    const lines = note ? [note] : [];
    if (change.appliedAtOnce.length && (note || isChanged())) {
      lines.push(isChanged() ? t("In force as soon as saved: {0}", names(change.appliedAtOnce)) : t("In force now: {0}", names(change.appliedAtOnce)));
    }
    if (change.restartNeeded.length) {
      lines.push(t("In force after a restart: {0}", names(change.restartNeeded)));
    }
    lines.push(...change.warnings.map((warning) => inOwnWords(`! ${warning.split(": ", 1)[0]}`, warning)), ...addUp(change.settings));
    tell(change.warnings.length ? "attention" : note && !isChanged() ? "Full" : undefined, ...lines);
  }

  /** What the times add up to. */
  function addUp(settings) {
    const value = (name) => {
      const [section, field] = name.split(".");
      return settings[section]?.[field] ?? page.fields.find((each) => each.name === name).preset;
    };
    const seconds = (millis) => (millis / 1000).toFixed(1);
    const silent = value("page.missed") * value("page.heartbeatMillis");
    const failover = value("redundancy.failoverMillis");
    if (page.shown !== "redundancy") {
      return [t("A page takes a node for silent after about {0} s.", seconds(silent))];
    }
    const missed = value("redundancy.missedPings") * value("redundancy.pingRateMillis") + value("redundancy.pingTimeoutMillis");
    return [
      t("A frozen node is replaced after about {0} s of silence.", seconds(failover)),
      ...(value("redundancy.takeOverOnRefused") ? [t("A dead one is replaced at once, where its machine refuses connections; else after the same time.")] : []),
      t("A link on which nothing comes is lost after about {0} s; a master that starts waits at most {1} s for its backup.", seconds(missed), seconds(value("redundancy.connectionWaitMillis"))),
    ];
  }

  async function save(event) {
    event.preventDefault();
    if (at("save").disabled) {
      page.form.focusFault();
      return;
    }
    const settings = wanted();
    const answer = await session.api().save(settings, page.tag);
    if (answer.status === 200) {
      take(answer.json.settings, answer.tag);
      at("differences").hidden = true;
      asked++;
      page.form.problems([]);
      page.form.show(page.stored);
      at("save").disabled = true;
      at("discard").disabled = true;
      at("restart").disabled = !answer.json.restartNeeded.length;
      said(answer.json, t("Saved."));
    } else if (answer.status === 412) {
      differ(answer);
    } else if (answer.json?.problems) {
      page.form.problems(answer.json.problems);
      page.form.focusFault();
      tell("attention", answer.json.detail);
    } else {
      lost(answer);
    }
  }

  /** Somebody else has saved since: both are shown, and the admin says which is to be. */
  function differ(answer) {
    listed(t("Somebody else has saved meanwhile. Nothing of yours is saved yet."), t("Yours"), answer.json.differences);
    at("differing-choice").hidden = false;
  }

  function listed(title, yours, differences) {
    const text = (value) => (value === undefined ? "-" : JSON.stringify(value));
    say(at("differences-title"), title);
    say(at("differing-yours"), yours);
    at("differing-choice").hidden = true;
    at("differing").replaceChildren(
      ...differences.map(({ field, yours, stored }) => {
        const head = html("th", "", field);
        head.scope = "row";
        return html("tr", "", head, html("td", "", text(yours)), html("td", "", text(stored)));
      }),
    );
    at("differences").hidden = false;
    at("differences-title").focus();
  }

  /** Where the other node answers as itself: a public address may lead to either. */
  function otherUrl() {
    const known = (status()?.redundantNode?.addresses ?? []).filter(({ url }) => location.protocol === "http:" || url.startsWith("https:"));
    return (known.find(({ source }) => source !== "PublicAddress") ?? known[0])?.url;
  }

  function offerCopy() {
    const shared = page.fields.filter(({ shared: is }) => is).map(({ name }) => name);
    at("copy").hidden = at("copied-fields").hidden = !otherUrl();
    say(at("copy"), t("Copy to {0} ...", names.other()));
    say(at("copied-fields"), t("Copied are, as they are stored: {0}. The screen of {1} opens and shows what would differ there; it is saved there, by its own rules, or not at all.", shared.join(", "), names.other()));
  }

  function copy() {
    const values = Object.fromEntries(
      page.fields
        .filter(({ shared }) => shared)
        .map(({ name }) => [name, name.split(".").reduce((place, part) => place?.[part], page.stored)]),
    );
    const said = {
      brought: t("{0} shows what would differ there. Nothing is saved there yet.", names.other()),
      blocked: t("This browser does not let the screen of {0} open: allow its window. Nothing was copied.", names.other()),
      silent: t("The screen of {0} does not answer. Nothing was copied.", names.other()),
    };
    copyTo(otherUrl(), async () => ({ from: names.own(), ticket: await session.ticket(), values }), (how) => tell(how === "brought" ? "Full" : "attention", said[how]));
  }

  /** What the other node's screen has brought, beside what is stored here: saved by nobody but who looks. */
  function compare() {
    if (!brought || !page.stored) {
      return;
    }
    const { from, values = {} } = brought;
    brought = undefined;
    const next = structuredClone(page.stored);
    const differences = [];
    for (const { name } of page.fields.filter(({ shared }) => shared)) {
      const [section, field] = name.split(".");
      const stored = next[section]?.[field];
      const yours = values[name];
      if (JSON.stringify(yours) !== JSON.stringify(stored)) {
        differences.push({ field: name, yours, stored });
        next[section] = { ...next[section], [field]: yours };
        if (yours === undefined) {
          delete next[section][field];
        }
        if (!Object.keys(next[section]).length) {
          delete next[section];
        }
      }
    }
    page.draft = next;
    show();
    listed(differences.length ? t("Brought from {0}. Nothing of it is saved here yet.", String(from)) : t("Brought from {0}. Nothing differs here.", String(from)), t("Brought"), differences);
  }

  async function exportSecrets() {
    const lines = [t("The file then holds what the screen shows as (hidden): arguments of commands, and what follows the host in the addresses of probe and hooks. The audit tells that you have it. The pair's key and the passwords of people are never in it.")];
    if (await confirmed(t("Save the settings with their secrets?"), lines, t("Save with secrets"))) {
      const whole = await session.api().export();
      if (whole.status === 200) {
        keepFile("settings-with-secrets", names.own(), whole.json);
      } else {
        lost(whole);
      }
    }
  }

  async function importFile({ target }) {
    const [file] = target.files;
    let given;
    try {
      given = JSON.parse(await file.text());
    } catch {
      given = undefined;
    }
    target.value = "";
    if (given === null || typeof given !== "object" || Array.isArray(given)) {
      tell("attention", t("{0} holds no settings: it is not one JSON object. Nothing was loaded.", file.name));
      return;
    }
    page.draft = given;
    show(t("{0} is loaded, and not saved yet.", file.name));
  }

  async function load(note, onTop = (stored) => stored) {
    const read = await session.api().read();
    if (read.status !== 200) {
      lost(read);
      return;
    }
    const draft = onTop(read.json);
    take(read.json, read.tag);
    page.draft = draft;
    at("differences").hidden = true;
    show(note);
  }

  /** What was changed here, and nothing else, on top of what somebody else has stored. */
  async function keepMine() {
    const mine = changes(page.stored, wanted());
    await load(t("Your changes are on top of what is stored now, and not saved yet."), (stored) => mine(structuredClone(stored)));
    at("save").focus();
  }

  function lost(answer) {
    tell("attention", failure(answer));
  }

  async function restart() {
    const api = session.api();
    const what = t("A Running node hands over to the redundant node first, where that is ready; else nobody is Running until it is back. Its pages move or wait.");
    if (!(await confirmed(t("Restart this node?"), [what], t("Restart")))) {
      return;
    }
    const answer = await api.restart();
    if (answer.status !== 202) {
      lost(answer);
      return;
    }
    at("restart").disabled = true;
    tell(undefined, t("The node hands over and starts again ..."));
    const port = page.stored.node?.httpPort;
    const untilMillis = performance.now() + RESTART_LONGEST_MILLIS;
    while (performance.now() < untilMillis) {
      await new Promise((done) => setTimeout(done, RESTART_LOOK_MILLIS));
      const now = await api.check(page.stored);
      if (api !== session.api()) {
        return;
      }
      if (now.status === 200 && !now.json.restartNeeded.length) {
        await load(t("The node was started again with these settings."));
        return;
      }
    }
    tell("attention", t("The node does not answer here. Where its port was changed, it answers at port {0} now.", port ?? "-"));
  }

  at("form").addEventListener("submit", save);
  at("form").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => judge(), TYPING_MILLIS);
  });
  at("discard").addEventListener("click", () => {
    page.draft = page.stored;
    at("differences").hidden = true;
    page.form.show(page.stored);
    judge();
  });
  at("load-stored").addEventListener("click", () => load());
  at("keep-mine").addEventListener("click", keepMine);
  at("restart").addEventListener("click", restart);
  at("export").addEventListener("click", () => keepFile("settings", names.own(), page.stored));
  at("export-secrets").addEventListener("click", exportSecrets);
  at("import").addEventListener("change", importFile);
  at("copy").addEventListener("click", copy);
  return {
    open,
    signed,
    /** Takes what the other node's screen has brought. */
    bring(what) {
      brought = what;
      compare();
    },
  };
}

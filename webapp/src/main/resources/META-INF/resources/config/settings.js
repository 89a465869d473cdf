/** The pages Node Settings and Redundancy: read, tried as one types, saved, restarted. */

import { html, mark, say } from "../runtime/marks.js";
import { fieldForm } from "./fieldform.js";
import { PAGES } from "./fieldtexts.js";
import { settingsApi } from "./settingsapi.js";
import { t } from "./speech.js";

const TYPING_MILLIS = 250;
const RESTART_LOOK_MILLIS = 500;
const RESTART_LONGEST_MILLIS = 60_000;

/**
 * Runs them.
 *
 * @param {HTMLElement} root of both pages
 * @param nodeName gives the name of the node that served this page
 */
export function settingsPages(root, nodeName) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const page = { api: undefined, fields: undefined, stored: undefined, tag: undefined, form: undefined, shown: undefined };
  let typing;
  let asked = 0;

  const outcome = (shape, ...lines) =>
    at("outcome").replaceChildren(...(lines.length && shape ? [mark(shape)] : []), html("div", "", ...lines.map((line) => html("p", "", line))));

  /** The settings as the form says them. */
  const wanted = () => page.form.settings(page.stored);

  function open(name) {
    page.shown = name;
    root.hidden = !PAGES[name];
    // Whoever sets a node up means this one, be it Running or not.
    globalThis.Switchover?.hold?.(Boolean(PAGES[name]));
    if (PAGES[name]) {
      say(at("settings-title"), t(PAGES[name].title));
      named();
      show();
    }
  }

  function named() {
    say(at("settings-pinned"), t("Settings of {0}. This page stays on this node while they are open.", nodeName()));
  }

  function show(note) {
    at("sign-in").hidden = Boolean(page.stored);
    at("work").hidden = !page.stored;
    if (page.stored) {
      page.form = fieldForm(at("fields"), PAGES[page.shown].groups, page.fields);
      page.form.show(page.stored);
      judge(note);
    }
  }

  async function signIn(event) {
    event.preventDefault();
    const api = settingsApi(at("token").value.trim());
    const fields = await api.fields();
    const read = fields.status === 200 ? await api.read() : fields;
    say(at("sign-in-error"), read.status === 200 ? "" : failure(read));
    if (read.status === 200) {
      at("token").value = "";
      Object.assign(page, { api, fields: fields.json.fields, stored: read.json, tag: read.tag });
      show();
      at("settings-title").focus();
    }
  }

  function signOut() {
    Object.assign(page, { api: undefined, stored: undefined, tag: undefined });
    at("fields").replaceChildren();
    at("differences").hidden = true;
    outcome();
    show();
    at("token").focus();
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
    const answer = await page.api.check(wanted());
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
    } else if (problems.length) {
      outcome("attention", t("{0} to be put right before it can be saved", problems.length), ...others.map((problem) => problem.message));
    } else {
      lost(answer);
    }
  }

  const isChanged = () => JSON.stringify(wanted()) !== JSON.stringify(page.stored);

  /** What a change does, or would do where there is no note of what was done. */
  function said(change, done) {
    const names = (list) => list.join(", ");
    const lines = done ? [done] : [];
    const saved = Boolean(done);
    if (change.appliedAtOnce.length && (saved || isChanged())) {
      lines.push(saved ? t("In force now: {0}", names(change.appliedAtOnce)) : t("In force as soon as saved: {0}", names(change.appliedAtOnce)));
    }
    if (change.restartNeeded.length) {
      lines.push(t("In force after a restart: {0}", names(change.restartNeeded)));
    }
    lines.push(...change.warnings, ...addUp(change.settings));
    outcome(change.warnings.length ? "attention" : saved ? "Full" : undefined, ...lines);
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
    return page.shown === "redundancy"
      ? [t("A frozen node is replaced after about {0} s of silence.", seconds(failover))]
      : [t("A page takes a node for silent after about {0} s.", seconds(silent))];
  }

  async function save(event) {
    event.preventDefault();
    if (at("save").disabled) {
      page.form.focusFault();
      return;
    }
    const settings = wanted();
    const answer = await page.api.save(settings, page.tag);
    if (answer.status === 200) {
      Object.assign(page, { stored: answer.json.settings, tag: answer.tag });
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
      outcome("attention", answer.json.detail);
    } else {
      lost(answer);
    }
  }

  /** Somebody else has saved since: both are shown, and the admin says which is to be. */
  function differ(answer) {
    const text = (value) => (value === undefined ? "-" : JSON.stringify(value));
    at("differing").replaceChildren(
      ...answer.json.differences.map(({ field, yours, stored }) => {
        const head = html("th", "", field);
        head.scope = "row";
        return html("tr", "", head, html("td", "", text(yours)), html("td", "", text(stored)));
      }),
    );
    at("differences").hidden = false;
    at("keep-mine").onclick = () => {
      page.tag = answer.tag;
      at("differences").hidden = true;
      outcome("attention", t("Saving now replaces what somebody else has stored."));
      at("save").focus();
    };
    at("differences-title").focus();
  }

  async function load(note) {
    const read = await page.api.read();
    if (read.status !== 200) {
      lost(read);
      return;
    }
    Object.assign(page, { stored: read.json, tag: read.tag });
    at("differences").hidden = true;
    show(note);
  }

  function failure({ status, json }) {
    if (status === 0) {
      return t("The node does not answer.");
    }
    return status === 401 ? t("The node does not know this token.") : (json?.detail ?? json?.title ?? `HTTP ${status}`);
  }

  function lost(answer) {
    outcome("attention", failure(answer));
  }

  async function restart() {
    at("confirm").close();
    const answer = await page.api.restart();
    if (answer.status !== 202) {
      lost(answer);
      return;
    }
    at("restart").disabled = true;
    outcome(undefined, t("The node hands over and starts again ..."));
    const port = page.stored.node?.httpPort;
    const untilMillis = performance.now() + RESTART_LONGEST_MILLIS;
    while (performance.now() < untilMillis) {
      await new Promise((done) => setTimeout(done, RESTART_LOOK_MILLIS));
      const now = await page.api.check(page.stored);
      if (now.status === 200 && !now.json.restartNeeded.length) {
        await load(t("The node was started again with these settings."));
        return;
      }
    }
    outcome("attention", t("The node does not answer here. Where its port was changed, it answers at port {0} now.", port ?? "-"));
  }

  at("sign-in").addEventListener("submit", signIn);
  at("form").addEventListener("submit", save);
  at("form").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => judge(), TYPING_MILLIS);
  });
  at("discard").addEventListener("click", () => {
    page.form.show(page.stored);
    judge();
  });
  at("sign-out").addEventListener("click", signOut);
  at("load-stored").addEventListener("click", () => load());
  at("restart").addEventListener("click", () => at("confirm").showModal());
  at("confirm-yes").addEventListener("click", restart);
  at("confirm-no").addEventListener("click", () => at("confirm").close());
  return { open, named };
}

/** The first steps: from a node on its own to a pair, on the screens of both nodes. */

import { html, mark, say } from "../runtime/marks.js";
import { copyable } from "./copyable.js";
import { joinByHand, ownAddress } from "./join.js";
import { failure, outcome } from "./outcome.js";
import { reach, said } from "./reach.js";
import { t } from "./speech.js";

const TYPING_MILLIS = 400;
const START_LONGEST_MILLIS = 60_000;
const KEY_BYTES = 32;
const LOCAL = /^https?:\/\/(localhost|127\.|\[::1\])/;

/** Made here and not by the node: so no node ever gives its key out. */
const newKey = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(KEY_BYTES))));

/** The address as it is typed, in the form of a URL. */
function url(typed) {
  const text = typed.trim().replace(/\/+(config\/?(#.*)?)?$/, "");
  return text && !text.includes("://") ? `http://${text}` : text;
}

/** That this node is to be on its own is remembered by this browser. */
const alone = (nodeId) => {
  const name = `switchover.alone.${nodeId}`;
  return {
    is() {
      try {
        return localStorage.getItem(name) !== null;
      } catch {
        return false;
      }
    },
    keep() {
      try {
        localStorage.setItem(name, "1");
      } catch {
        // Asked again when this page is loaded anew.
      }
    },
  };
};

/**
 * Runs it.
 *
 * @param {HTMLElement} root
 * @param session says which admin is signed in
 * @param {string} nodeId of the node that served this page
 * @param confirmed asks before anything is done
 * @param changed is called when it has begun or ended
 */
export function guide(root, session, nodeId, confirmed, changed) {
  const at = (name) => root.querySelector(`[data-guide-${name}]`);
  const form = at("form");
  const field = (name) => form.elements[name];
  const tell = outcome(at("done"));
  const left = alone(nodeId);
  let status;
  let closed = left.is();

  /** What this node is about to become: its mode, the pair's name, the key where it was made here. */
  let wish;
  let tried = 0;
  let typing;

  /** The key that this page has made: after a try that failed it is the one that the home holds. */
  let made;

  function look() {
    const own = status?.mode === "Independent" && !closed;
    root.hidden = !own && !wish;
    form.hidden = Boolean(wish) || !session.api();
    at("begin").hidden = Boolean(wish) || Boolean(session.api());
    say(at("leave"), wish ? t("Close") : t("Leave it on its own"));
  }

  function choose() {
    const backup = field("role").value === "Backup";
    for (const part of form.querySelectorAll("[data-of-backup]")) {
      part.hidden = !backup;
    }
    field("masterAddress").required = field("key").required = backup;
    say(at("go"), backup ? t("Make it the backup ...") : t("Make it the master ..."));
    tell();
    lookForMaster();
  }

  /** Tells what this browser finds there; the pair's name comes from it. */
  async function lookForMaster() {
    const own = ++tried;
    const to = url(field("masterAddress").value);
    at("found").replaceChildren();
    if (!to || field("role").value !== "Backup") {
      return;
    }
    const found = await reach(to);
    if (own !== tried) {
      return;
    }
    const [shape, text] = whatIs(found, to);
    at("found").replaceChildren(mark(shape), html("span", "", text));
    if (shape === "Full") {
      field("pair").value = found.status.pair;
    }
  }

  function whatIs({ status: there, cause }, to) {
    if (cause) {
      return ["attention", said(cause, to)];
    }
    if (there.nodeId === nodeId) {
      return ["attention", t("that is this node itself")];
    }
    return there.mode === "Master"
      ? ["Full", t("{0} answers, Master of the pair {1}", there.name, there.pair)]
      : ["attention", t("{0} answers, but is no Master: make it one first", there.name)];
  }

  function settings(before) {
    const backup = field("role").value === "Backup";
    const redundancy = { ...before.redundancy, mode: field("role").value, pair: field("pair").value.trim() };
    delete redundancy.masterAddress;
    if (backup) {
      redundancy.masterAddress = url(field("masterAddress").value);
    }
    return { ...before, node: { ...before.node, name: field("name").value.trim() }, redundancy };
  }

  /** Keeps the key; gives the answer, and whether it was this key. */
  async function keepKey(api, key, backup) {
    const kept = await api.keepPairKey({ key });
    const lost = kept.json?.title === "Pair key lost";
    if (!lost && kept.json?.title !== "Key not taken") {
      return [kept, true];
    }
    if (!lost && !backup) {
      // The node has been of a pair: who still holds its key is not to be lost to it.
      return [{ status: 200 }, false];
    }
    const lines = lost
      ? [t("The node has been one of a pair, and that pair's key is not in its home any more. Another node that still holds it refuses any other key, and both run: give this one to both.")]
      : [t("Its home holds the key of another pair. Nothing else holds that key for this node.")];
    return (await confirmed(t("Replace the pair key?"), lines, t("Replace"))) ? [await api.keepPairKey({ key, replace: true }), true] : [undefined];
  }

  async function become() {
    const api = session.api();
    const backup = field("role").value === "Backup";
    const read = await api.read();
    const next = read.status === 200 ? settings(read.json) : undefined;
    const judged = next ? await api.check(next) : read;
    if (judged.status !== 200) {
      tell("attention", ...(judged.json?.problems?.map(({ message }) => message) ?? [failure(judged)]));
      return;
    }
    const { mode, pair } = next.redundancy;
    const lines = [t("The node starts again. Pages of it that are open know it as one without a pair: load them anew. Whoever is signed in signs in anew."), ...(judged.json.warnings ?? [])];
    const title = backup ? t("Make {0} the backup of the pair {1}?", next.node.name, pair) : t("Make {0} the master of the pair {1}?", next.node.name, pair);
    if (!(await confirmed(title, lines, t("Save and restart")))) {
      return;
    }
    const key = backup ? field("key").value.trim() : (made ??= newKey());
    const [kept, known] = await keepKey(api, key, backup);
    if (!kept) {
      return;
    }
    const saved = kept.status === 200 ? await api.save(next, read.tag) : kept;
    const begun = saved.status === 200 ? await api.restart() : saved;
    if (saved.status !== 200) {
      tell("attention", failure(begun));
      return;
    }
    const starts = begun.status === 202;
    form.reset();
    wish = { mode, pair, key: known && !backup ? key : undefined, begun: starts ? performance.now() : Infinity, started: false };
    changed();
    look();
    if (starts) {
      tell(undefined, t("The node starts again ..."));
    } else {
      tell("attention", failure(begun), t("It is saved. Start the node again, and leave this page open meanwhile: it goes on then."));
    }
  }

  /** The node is what it was to become, or has not become it in time. */
  function follow() {
    if (!wish.started && status.mode === wish.mode) {
      wish.started = true;
      started();
    } else if (!wish.started && performance.now() - wish.begun > START_LONGEST_MILLIS) {
      wish = undefined;
      tell("attention", t("The node did not start again with these settings: its log says why."));
      changed();
    }
    if (wish?.started) {
      progress();
    }
  }

  function started() {
    if (wish.mode === "Master") {
      at("next").hidden = false;
      at("give").replaceChildren(
        copyable(t("the address of this node:"), ownAddress()),
        ...(LOCAL.test(ownAddress()) ? [html("p", "hint", t("In its place give the name by which the other machine reaches this one."))] : []),
        wish.key
          ? copyable(t("and the key of the pair, which only this page has, until it is closed:"), wish.key)
          : html("p", "hint", t("and the key of the pair. This home had one before, which stays: on this machine the command key show --home DIR says it.")),
      );
      at("by-hand").replaceChildren(joinByHand());
      at("next-title").focus();
    }
  }

  function progress() {
    const whole = status.redundancy === "Full";
    const lines = {
      Master: t("{0} is the master of the pair {1} now. It waits for its backup, and runs alone until that comes.", status.name, wish.pair),
      Backup: t("{0} is the backup of the pair {1} now, and links with its master ...", status.name, wish.pair),
    };
    const wrong = status.attention?.some(({ reason }) => reason === "WrongKey");
    if (!whole && wrong) {
      lines.Backup = t("{0} holds another key than its master. To give it the right one: set its mode to Independent on the view Redundancy, restart it, and take these steps again.", status.name);
    }
    const said = whole ? t("The pair works: {0} and {1}. Redundancy is Full.", status.name, status.redundantNode?.name ?? t("the other node")) : lines[wish.mode];
    if (wish.said !== said) {
      wish.said = said;
      tell(whole ? "Full" : wrong ? "attention" : undefined, said);
    }
    at("next").hidden = whole || wish.mode !== "Master";
  }

  at("sign-in").addEventListener("click", () => document.querySelector("[data-admin] form:not([hidden]) input").focus());
  at("leave").addEventListener("click", () => {
    if (!wish) {
      left.keep();
    }
    closed = true;
    wish = undefined;
    at("give").replaceChildren();
    at("next").hidden = true;
    tell();
    look();
    changed();
  });
  field("role").addEventListener("change", choose);
  field("masterAddress").addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(lookForMaster, TYPING_MILLIS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    become();
  });
  choose();

  return {
    /** What the node says of itself. */
    show(now) {
      status = now;
      if (!field("name").value) {
        field("name").value = now.name;
      }
      if (wish) {
        follow();
      }
      look();
    },
    signed: look,
    /** Whether this page is to stay here: what it shows is nowhere else. */
    busy: () => Boolean(wish),
  };
}

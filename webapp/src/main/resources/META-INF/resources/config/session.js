/** Who is signed in: a person by name and password, or whoever has the token of this node's home. */

import { say } from "../runtime/marks.js";
import { KEY_HEADER, adminApi, ask } from "./adminapi.js";
import { failure } from "./outcome.js";
import { t } from "./speech.js";
import { brought, isSure, ticketKeeper } from "./ticket.js";

const PATH = "config/session";
const PINNED = "switchover.pinned";

/** The key of this node's page: nothing without the cookie, which no script can read. */
function keyOf(nodeId) {
  const name = `switchover.session.${nodeId}`;
  return {
    name,
    kept() {
      try {
        return localStorage.getItem(name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    keep(key) {
      try {
        if (key) {
          localStorage.setItem(name, key);
        } else {
          localStorage.removeItem(name);
        }
      } catch {
        // Signed in until this page is loaded anew.
      }
    },
  };
}

/**
 * Runs the sign-in.
 *
 * @param {HTMLElement} root of the forms and of what is in their place for who is signed in
 * @param {string} nodeId of the node that served this page
 * @param nodeName gives the name of that node
 * @param changed is called when somebody has signed in or out
 * @param held is called when it has changed whether he is kept on this node
 */
export function session(root, nodeId, nodeName, changed, held) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  const key = keyOf(nodeId);
  let api;
  let person;
  let own;
  let firstWanted = false;
  const tickets = ticketKeeper(newTicket, () => (named(), held()));

  /** What serves is kept: another tab may have taken it away together with its own. */
  async function newTicket() {
    const asked = own;
    const ticket = (await api?.ticket())?.json?.ticket;
    if (ticket && asked && asked === own) {
      key.keep(own);
    }
    return ticket;
  }

  function show() {
    at("sign-in").hidden = Boolean(api) || firstWanted;
    at("first-admin").hidden = Boolean(api) || !firstWanted;
    at("by-token").hidden = Boolean(api);
    at("signed-in").hidden = !api;
    named();
    changed();
  }

  function named() {
    const as = person && asPerson();
    say(at("signed-in-to"), api ? (as ?? t("Signed in to {0}. This page stays on this node until you sign out.", nodeName())) : "");
    const few = person?.role === "operator";
    at("signed-in-few").hidden = !few;
    at("pin-row").hidden = !(person && tickets.fresh());
    say(at("signed-in-few"), few ? t("An operator may look at the status, the pages and the events. All else is for admins.") : "");
  }

  /** Whether who is signed in stays so where this page moves; he needs not be kept here then. */
  const movesAlong = () => Boolean(person) && tickets.fresh() && !at("pin").checked;

  function pin() {
    try {
      sessionStorage.setItem(PINNED, at("pin").checked ? nodeId : "");
    } catch {
      // Pinned until this page is loaded anew.
    }
    named();
    held();
  }

  function isPinned() {
    try {
      return sessionStorage.getItem(PINNED) === nodeId;
    } catch {
      return false;
    }
  }

  function asPerson() {
    const values = [nodeName(), person.name, t(person.role)];
    if (movesAlong()) {
      return isSure
        ? t("Signed in to {0} as {1} ({2}). The view Status moves with the pair, and you stay signed in.", ...values)
        : t("Signed in to {0} as {1} ({2}). The view Status moves with the pair; in this browser you may have to sign in anew there.", ...values);
    }
    return t("Signed in to {0} as {1} ({2}). This page stays on this node until you sign out.", ...values);
  }

  function enter(rights, who) {
    const entered = adminApi(rights, async () => {
      if (entered === api && !(await follow()) && entered === api) {
        leave(t("You are not signed in any more: sign in again."));
      }
    });
    api = entered;
    person = who;
    own = rights[KEY_HEADER];
    if (who) {
      tickets.keep();
    }
    show();
  }

  /**
   * A browser has one cookie of a node for all its tabs: where another one has signed in since, by a
   * form or a ticket, this one goes on as that one.
   */
  async function follow() {
    const kept = key.kept();
    const isNew = () => kept && kept !== own && (person || !api);
    const said = isNew() ? await ask({ [KEY_HEADER]: kept }, "GET", PATH) : undefined;
    if (!said?.json?.signedIn || !isNew()) {
      return false;
    }
    say(at("sign-in-error"), "");
    enter({ [KEY_HEADER]: kept }, said.json);
    return true;
  }

  function leave(why) {
    if (key.kept() === own) {
      key.keep();
    }
    api = undefined;
    person = undefined;
    own = undefined;
    tickets.end();
    say(at("sign-in-error"), why);
    show();
  }

  function focusTitle() {
    root.closest(".panel")?.querySelector("h2").focus();
  }

  /** One who was signed in when this page was loaded, in this tab or another one, still is. */
  async function begin(ticket) {
    const redeemed = ticket && (await ask({ [KEY_HEADER]: "ticket" }, "POST", `${PATH}/ticket`, { ticket }));
    if (redeemed?.status === 200) {
      key.keep(redeemed.json.key);
      enter({ [KEY_HEADER]: redeemed.json.key }, redeemed.json);
      return;
    }
    const kept = key.kept();
    const { status, json } = await ask(kept ? { [KEY_HEADER]: kept } : {}, "GET", PATH);
    if (api || status !== 200) {
      return;
    }
    firstWanted = Boolean(json.firstAdmin);
    if (json.signedIn) {
      enter({ [KEY_HEADER]: kept }, json);
    } else {
      show();
      say(at("sign-in-error"), redeemed ? t("Your sign-in on the other node does not hold here: {0}", redeemed.json?.detail ?? redeemed.status) : "");
    }
  }

  /** Sends a form; its passwords and codes are gone from the page as soon as they have served. */
  async function welcome(form, error, path, unknown) {
    const body = Object.fromEntries(new FormData(form));
    const { status, json } = await ask({ [KEY_HEADER]: "sign-in" }, "POST", path, body);
    say(error, status === 200 ? "" : failure({ status, json }, unknown));
    if (status !== 200) {
      form.querySelector("[type=password]").select();
      return;
    }
    form.reset();
    key.keep(json.key);
    firstWanted = false;
    enter({ [KEY_HEADER]: json.key }, json);
    focusTitle();
  }

  async function signInByToken(event) {
    event.preventDefault();
    const rights = { Authorization: `Bearer ${at("token").value.trim()}` };
    const { status, json } = await ask(rights, "GET", "api/settings/fields");
    say(at("token-error"), status === 200 ? "" : failure({ status, json }, t("The node does not know this token.")));
    if (status === 200) {
      at("token").value = "";
      enter(rights);
      focusTitle();
    }
  }

  async function signOut() {
    const mine = own;
    leave("");
    if (mine) {
      await ask({ [KEY_HEADER]: mine }, "DELETE", PATH);
    }
    await begin();
    at(firstWanted ? "first-admin" : "sign-in").elements[0].focus();
  }

  for (const [name, path, unknown] of [
    ["sign-in", PATH, t("Name or password is wrong.")],
    ["first-admin", `${PATH}/first-admin`, t("The code is wrong.")],
  ]) {
    at(name).addEventListener("submit", (event) => {
      event.preventDefault();
      welcome(at(name), at(`${name}-error`), path, unknown);
    });
  }
  at("token-form").addEventListener("submit", signInByToken);
  at("sign-out").addEventListener("click", signOut);
  at("pin").addEventListener("change", pin);
  at("pin").checked = isPinned();
  addEventListener("storage", (event) => event.key === key.name && follow());
  const ticket = brought();
  const first = begin(ticket);
  return {
    /** Kept when it is known whether somebody was signed in before this page was loaded. */
    known: ticket || key.kept() ? first : Promise.resolve(),
    movesAlong,
    /** Signs in by a ticket that the other node gave, where nobody is signed in. */
    redeem: (brought) => (api || !brought ? undefined : begin(brought)),
    ticket: async () => (person ? (await api.ticket()).json?.ticket : undefined),
    /** Something of the pair has changed. */
    renewTicket: () => person && tickets.renew(),
    /** What can be asked; undefined where nobody is signed in. */
    api: () => api,
    /** The same, undefined for an operator too. */
    adminsApi: () => (person?.role === "operator" ? undefined : api),
    /** Name and role; undefined for nobody, and for who has the token. */
    person: () => person,
    named,
    showIn: (place) => place.append(root),
  };
}

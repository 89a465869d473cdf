/** The view Accounts: the own password, and for admins who may sign in. */

import { html, say } from "../runtime/marks.js";
import { askedView, redrawn } from "./askedview.js";
import { failure, outcome } from "./outcome.js";
import { t } from "./speech.js";

const PERIOD_MILLIS = 5000;
const OTHER = { admin: "operator", operator: "admin" };

/**
 * Runs it.
 *
 * @param {HTMLElement} root
 * @param session says who is signed in
 * @param admins says which admin is signed in
 * @param confirmed asks before anything is taken away
 */
export function accountsView(root, session, admins, confirmed) {
  const at = (name) => root.querySelector(`[data-accounts-${name}]`);
  const tell = outcome(at("done"));
  const draw = redrawn(at("found"), row);

  function row({ name, role, sessions }) {
    const head = html("th", "", name);
    head.scope = "row";
    const change = html("button", "quiet", role === "admin" ? t("Make operator ...") : t("Make admin ..."));
    const remove = html("button", "quiet", t("Remove ..."));
    change.setAttribute("aria-label", `${change.textContent} ${name}`);
    remove.setAttribute("aria-label", `${remove.textContent} ${name}`);
    change.type = remove.type = "button";
    change.addEventListener("click", () => changeRole(name, OTHER[role]));
    remove.addEventListener("click", () => removeAccount(name));
    return html("tr", "", head, html("td", "", t(role)), html("td", "number", String(sessions)), html("td", "buttons", change, remove));
  }

  function show({ accounts }) {
    draw(accounts);
    const select = at("whose");
    const chosen = select.value;
    const names = accounts.map(({ name }) => name);
    if (names.join("\n") !== [...select.options].map((option) => option.value).join("\n")) {
      select.replaceChildren(...names.map((name) => html("option", "", name)));
      select.value = names.includes(chosen) ? chosen : (names[0] ?? "");
    }
  }

  async function act(asking, done) {
    const answer = await asking;
    const well = answer.status === 200;
    tell(...(well ? ["Full", done] : ["attention", failure(answer)]));
    if (well && answer.json.accounts) {
      show(answer.json);
    }
    return well;
  }

  async function changeRole(name, role) {
    const lines = [role === "admin" ? t("An admin may do everything.") : t("An operator may look at the status, the pages and the events. All else is for admins."), t("{0} has to sign in anew.", name)];
    if (await confirmed(t("Make {0} {1}?", name, t(role)), lines, t("Change the role"))) {
      await act(admins.api().changeAccount({ name, role }), t("{0} is {1} now.", name, t(role)));
    }
  }

  async function removeAccount(name) {
    if (await confirmed(t("Remove the account {0}?", name), [t("Whoever is signed in by it is signed out.")], t("Remove"))) {
      await act(admins.api().removeAccount(name), t("{0} is removed.", name));
    }
  }

  /** Sends a form, which is emptied where that was done. */
  function onSubmit(name, send) {
    at(name).addEventListener("submit", async (event) => {
      event.preventDefault();
      const form = event.target;
      if (await send(Object.fromEntries(new FormData(form)))) {
        form.reset();
      }
    });
  }

  onSubmit("add", (account) => act(admins.api().addAccount(account), t("{0} may sign in now.", account.name)));
  onSubmit("password", (change) => act(admins.api().changeAccount(change), t("{0} has another password now, and has to sign in anew.", change.name)));
  onSubmit("own", (change) => act(session.api().changeOwnPassword(change), t("Your password is changed. Your other sign-ins have ended.")));

  const view = askedView(root, admins, "accounts", PERIOD_MILLIS, {
    ask: (api) => api.accounts(),
    take: show,
    clear: () => show({ accounts: [] }),
  });

  function signed() {
    const person = session.person();
    at("own").hidden = !person;
    say(at("own-name"), person?.name ?? "");
    for (const form of [at("own"), at("add"), at("password")]) {
      form.reset();
    }
    tell();
    view.look();
  }

  return { open: view.open, signed };
}

/** Who is signed in: by the token of this node's home, kept in the memory of this tab. */

import { say } from "../runtime/marks.js";
import { adminApi } from "./adminapi.js";
import { failure } from "./outcome.js";
import { t } from "./speech.js";

/**
 * Runs the sign-in.
 *
 * @param {HTMLElement} root of the form and of what is in its place for who is signed in
 * @param nodeName gives the name of the node that served this page
 * @param changed is called when somebody has signed in or out
 */
export function session(root, nodeName, changed) {
  const at = (name) => root.querySelector(`[data-${name}]`);
  let api;

  function show() {
    at("sign-in").hidden = Boolean(api);
    at("signed-in").hidden = !api;
    named();
    changed();
  }

  function named() {
    say(at("signed-in-to"), api ? t("Signed in to {0}. This page stays on this node until you sign out.", nodeName()) : "");
  }

  async function signIn(event) {
    event.preventDefault();
    const asked = adminApi(at("token").value.trim());
    const answer = await asked.fields();
    say(at("sign-in-error"), answer.status === 200 ? "" : failure(answer));
    if (answer.status === 200) {
      at("token").value = "";
      api = asked;
      show();
      root.closest(".panel").querySelector("h2").focus();
    }
  }

  function signOut() {
    api = undefined;
    show();
    at("token").focus();
  }

  at("sign-in").addEventListener("submit", signIn);
  at("sign-out").addEventListener("click", signOut);
  return {
    /** What can be asked; undefined where nobody is signed in. */
    api: () => api,
    named,
    showIn: (place) => place.append(root),
  };
}

/** What somebody who is signed in asks the node over HTTP: a person by his session, or who has the token by that. */

const DEADLINE_MILLIS = 10_000;

/** A change of hands is waited for; the node ends that wait by itself. */
const HANDS_MILLIS = 200_000;

/** The header that a page of this origin alone can send with a person's cookie. */
export const KEY_HEADER = "Switchover-Session";

/**
 * What came back: the status, the JSON where it is some, the entity tag, and the node's own time,
 * since that of this browser may be another. Status 0: no answer.
 *
 * @param rights headers that say who asks; without a token the browser's cookie goes along
 */
export async function ask(rights, method, path, body, headers = {}, deadlineMillis = DEADLINE_MILLIS) {
  try {
    const answer = await fetch(path, {
      method,
      cache: "no-store",
      redirect: "error",
      credentials: rights.Authorization ? "omit" : "same-origin",
      headers: { ...rights, ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(deadlineMillis),
    });
    const atMillis = Date.parse(answer.headers.get("Date")) || Date.now();
    return { status: answer.status, tag: answer.headers.get("ETag"), atMillis, json: await answer.json().catch(() => undefined) };
  } catch {
    return { status: 0 };
  }
}

/**
 * All that can be asked.
 *
 * @param rights headers that say who asks
 * @param ended is called where the node no longer knows who that is
 */
export function adminApi(rights, ended) {
  const asked = async (...question) => {
    const answer = await ask(rights, ...question);
    if (answer.status === 401) {
      ended();
    }
    return answer;
  };
  return {
    fields: () => asked("GET", "api/settings/fields"),
    read: () => asked("GET", "api/settings"),
    export: () => asked("POST", "api/settings/export"),
    check: (settings) => asked("POST", "api/settings/check", settings),
    save: (settings, tag) => asked("PUT", "api/settings", settings, { "If-Match": tag }),
    keepPairKey: (order) => asked("PUT", "api/pair-key", order),
    restart: () => asked("POST", "api/restart"),
    switchNow: () => asked("POST", "api/switch", undefined, {}, HANDS_MILLIS),
    maintain: (order) => asked("POST", "api/maintenance", order, {}, HANDS_MILLIS),
    pages: () => asked("GET", "api/pages"),
    events: (most) => asked("GET", `api/events?most=${most}`),
    audit: (most) => asked("GET", `api/audit?most=${most}`),
    accounts: () => asked("GET", "api/accounts"),
    addAccount: (account) => asked("POST", "api/accounts", account),
    changeAccount: (change) => asked("PUT", "api/accounts", change),
    removeAccount: (name) => asked("POST", "api/accounts/remove", { name }),
    ticket: () => asked("POST", "api/ticket"),
    changeOwnPassword: (change) => asked("POST", "api/password", change),
  };
}

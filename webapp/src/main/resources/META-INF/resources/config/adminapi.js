/** What an admin asks the node over HTTP. The token is in the memory of this tab and nowhere else. */

const DEADLINE_MILLIS = 10_000;

/** A change of hands is waited for; the node ends that wait by itself. */
const HANDS_MILLIS = 200_000;

/**
 * What came back: the status, the JSON where it is some, the entity tag, and the node's own time,
 * since that of this browser may be another. Status 0: no answer.
 */
async function ask(token, method, path, body, headers = {}, deadlineMillis = DEADLINE_MILLIS) {
  try {
    const answer = await fetch(path, {
      method,
      cache: "no-store",
      redirect: "error",
      credentials: "omit",
      headers: { Authorization: `Bearer ${token}`, ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(deadlineMillis),
    });
    const atMillis = Date.parse(answer.headers.get("Date")) || Date.now();
    return { status: answer.status, tag: answer.headers.get("ETag"), atMillis, json: await answer.json().catch(() => undefined) };
  } catch {
    return { status: 0 };
  }
}

/** All that can be asked with this token. */
export function adminApi(token) {
  return {
    fields: () => ask(token, "GET", "api/settings/fields"),
    read: () => ask(token, "GET", "api/settings"),
    check: (settings) => ask(token, "POST", "api/settings/check", settings),
    save: (settings, tag) => ask(token, "PUT", "api/settings", settings, { "If-Match": tag }),
    restart: () => ask(token, "POST", "api/restart"),
    switchNow: () => ask(token, "POST", "api/switch", undefined, {}, HANDS_MILLIS),
    maintain: (order) => ask(token, "POST", "api/maintenance", order, {}, HANDS_MILLIS),
    pages: () => ask(token, "GET", "api/pages"),
    events: (most) => ask(token, "GET", `api/events?most=${most}`),
  };
}

/** The settings of this node over HTTP. The token is in the memory of this tab and nowhere else. */

const DEADLINE_MILLIS = 10_000;

/** What came back: the status, the JSON where it is some, the entity tag. Status 0: no answer. */
async function ask(token, method, path, body, headers = {}) {
  try {
    const answer = await fetch(path, {
      method,
      cache: "no-store",
      redirect: "error",
      credentials: "omit",
      headers: { Authorization: `Bearer ${token}`, ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(DEADLINE_MILLIS),
    });
    return { status: answer.status, tag: answer.headers.get("ETag"), json: await answer.json().catch(() => undefined) };
  } catch {
    return { status: 0 };
  }
}

/** All that can be asked with this token. */
export function settingsApi(token) {
  return {
    fields: () => ask(token, "GET", "api/settings/fields"),
    read: () => ask(token, "GET", "api/settings"),
    check: (settings) => ask(token, "POST", "api/settings/check", settings),
    save: (settings, tag) => ask(token, "PUT", "api/settings", settings, { "If-Match": tag }),
    restart: () => ask(token, "POST", "api/restart"),
  };
}

/**
 * What this browser finds at a node's address: the question that a page asks before it goes there,
 * in the client's words for what can be wrong. A browser keeps much of that to itself.
 */

import { t } from "./speech.js";

/** After so long a page passes a public address over. */
const DEADLINE_MILLIS = 3000;

/**
 * Asks a node for its status.
 *
 * @param {string} url base URL of the node
 * @returns the status that was answered, or the cause for which there is none
 */
export async function reach(url) {
  if (location.protocol === "https:" && url.startsWith("http:")) {
    return { cause: "TargetInsecure" };
  }
  const how = { credentials: "omit", cache: "no-store", redirect: "manual", referrerPolicy: "no-referrer" };
  try {
    const answer = await fetch(`${url}/status`, { ...how, signal: AbortSignal.timeout(DEADLINE_MILLIS) });
    if (answer.type === "opaqueredirect") {
      return { cause: "Redirect" };
    }
    if (!answer.ok) {
      return { cause: "HttpStatus" };
    }
    const status = await answer.json();
    return typeof status?.nodeId === "string" && typeof status.mode === "string" ? { status } : { cause: "BadField" };
  } catch (error) {
    if (error.name === "TimeoutError") {
      return { cause: "Late" };
    }
    return error instanceof SyntaxError ? { cause: "NotJson" } : { cause: await unsaid(url, how) };
  }
}

/** Whether something answers there that no page of another origin may read. */
async function unsaid(url, how) {
  try {
    await fetch(`${url}/status`, { ...how, redirect: "follow", mode: "no-cors", signal: AbortSignal.timeout(DEADLINE_MILLIS) });
    return "NotReadable";
  } catch {
    return "NoConnection";
  }
}

const CAUSES = {
  NoConnection: t("no connection: nobody listens there, or something between or this browser blocks it; browsers do not say which"),
  Late: t("no answer in time"),
  Redirect: t("redirected"),
  HttpStatus: t("answered with an error"),
  NotJson: t("answered with something else"),
  BadField: t("answered with something else"),
  NotReadable: t("something answers there that is no node"),
  TargetInsecure: t("this page came by https, and such pages are never sent to an http address, so it can't be tried from here"),
};

/** What that means for people. */
export const said = (cause, url) =>
  cause === "NoConnection" && url.startsWith("https:")
    ? t("no connection: nobody listens there, this browser does not trust its certificate, or something blocks it; browsers do not say which, but a tab that opens it does")
    : CAUSES[cause];

/**
 * Settings of the pair, brought from the screen of one node to that of the other. A node changes
 * nothing on the other one: the other screen shows what differs, and whoever is signed in there saves
 * it by that node's own rules, or does not.
 */

const WANTED = "switchover-copy?";
const BROUGHT = "switchover-copy";
const LONGEST_MILLIS = 15_000;

/**
 * Opens the other node's screen and brings them.
 *
 * @param {string} url base URL of the other node
 * @param goods gives what is brought, when the other screen asks
 * @param ended is called with `blocked`, `silent` or `brought`
 */
export function copyTo(url, goods, ended) {
  const other = open(`${url}/config/${location.search}#redundancy`);
  if (!other) {
    ended("blocked");
    return;
  }
  const origin = new URL(url).origin;
  const hear = async (event) => {
    if (event.source === other && event.origin === origin && event.data === WANTED) {
      end("brought");
      other.postMessage({ kind: BROUGHT, ...(await goods()) }, origin);
    }
  };
  const end = (how) => {
    clearTimeout(timer);
    removeEventListener("message", hear);
    ended(how);
  };
  const timer = setTimeout(() => end("silent"), LONGEST_MILLIS);
  addEventListener("message", hear);
}

/**
 * Asks whoever opened this page for what it brings; only pages of the pair may bring something.
 *
 * @param origins of the redundant node, as this node knows it
 */
export function takeCopy(origins, take) {
  if (!window.opener) {
    return;
  }
  addEventListener("message", ({ source, origin, data }) => {
    if (source === window.opener && data?.kind === BROUGHT && origins.includes(origin)) {
      take(data);
    }
  });
  window.opener.postMessage(WANTED, "*");
}

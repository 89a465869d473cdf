/**
 * How a person stays signed in when this page moves to the other node: a ticket, which this node
 * has sealed for the other one, goes along in the window's name, and is good once, for a minute.
 * Not by what the client carries: that is in the referrer, which proxies write into their logs. So
 * it does not go along where the browser empties the name for another host, as Firefox and WebKit do.
 */

const MARK = "switchover-ticket:";

/** Whether this browser keeps the name at every host; no page can ask it before it has gone there. */
export const isSure = /Chrome\//.test(navigator.userAgent);

/** What the client carries is behind it, until the client has taken it. */
const CARRIED = "?switchover:";

const RENEW_MILLIS = 20_000;
const GOOD_MILLIS = 55_000;

/** The ticket with which this page was come to, and no trace of it is left; undefined for none. */
export function brought() {
  if (!window.name.startsWith(MARK)) {
    return undefined;
  }
  const [ticket, ...carried] = window.name.slice(MARK.length).split(CARRIED);
  window.name = carried.map((words) => CARRIED + words).join("");
  return ticket;
}

/**
 * Keeps a ticket fresh while somebody is signed in, and lets it go along when the page moves.
 *
 * @param give asks for one; gives undefined where there is none
 * @param changed is called when there is one and was none, or the other way round
 */
export function ticketKeeper(give, changed) {
  let run = 0;
  let held;

  const fresh = () => held !== undefined && performance.now() - held.atMillis < GOOD_MILLIS;

  async function renew(own) {
    const before = fresh();
    const atMillis = performance.now();
    const ticket = await give();
    if (own !== run) {
      return;
    }
    held = ticket ? { ticket, atMillis } : fresh() ? held : undefined;
    if (before !== fresh()) {
      changed();
    }
  }

  async function keep() {
    const own = ++run;
    while (own === run) {
      await renew(own);
      await new Promise((done) => setTimeout(done, RENEW_MILLIS));
    }
  }

  document.addEventListener("switchover:before", () => {
    if (fresh()) {
      window.name = MARK + held.ticket;
    }
  });

  return {
    keep,
    /** Another one at once: the other node takes none from before it was started. */
    renew: () => renew(run),
    /** No trace of it is left, where a move was begun and did not come about. */
    end() {
      run++;
      held = undefined;
      brought();
    },
    fresh,
  };
}

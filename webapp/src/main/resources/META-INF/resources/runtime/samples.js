/** The values of the sample process: asked each second, each request with its own deadline. */

const PERIOD_MILLIS = 1000;
const DEADLINE_MILLIS = 1000;
const HISTORY_DEADLINE_MILLIS = 3000;

/** From this age on the values on the screen are held ones. */
export const STALE_MILLIS = 3000;

/**
 * Follows the process. `heard` is called with each answer that is newer than the one before.
 *
 * @returns {{ageMillis: () => number|undefined, latest: () => object|undefined}}
 */
export function follow(heard) {
  let latest;
  let heardAt;
  let timer;
  let asking = false;

  async function ask() {
    if (asking) {
      return;
    }
    asking = true;
    clearTimeout(timer);
    const begun = performance.now();
    const answer = await get("sample/process", DEADLINE_MILLIS);
    if (Array.isArray(answer?.values) && answer.at !== latest?.at) {
      // An answer that repeats an instant is not news: a frozen process ages like a silent one.
      latest = answer;
      heardAt = performance.now();
      heard(answer);
    }
    asking = false;
    timer = setTimeout(ask, Math.max(100, PERIOD_MILLIS - (performance.now() - begun)));
  }

  document.addEventListener("visibilitychange", () => document.hidden || ask());
  addEventListener("pageshow", (event) => event.persisted && ask());
  ask();
  return {
    latest: () => latest,
    ageMillis: () => (heardAt === undefined ? undefined : performance.now() - heardAt),
  };
}

/**
 * What the node remembers of the last seconds.
 *
 * @returns {Promise<Map<string, {at: number, value: number}[]>|undefined>} by instrument id;
 *     undefined where the node did not answer well
 */
export async function history(seconds) {
  const answer = await get(`sample/history?seconds=${seconds}`, HISTORY_DEADLINE_MILLIS);
  if (!Array.isArray(answer?.series) || !(answer.stepMillis > 0)) {
    return undefined;
  }
  return new Map(
    answer.series.map((one) => [
      one.id,
      one.points
        .map((value, index) => ({ at: answer.from + index * answer.stepMillis, value }))
        .filter((point) => Number.isFinite(point.value)),
    ]),
  );
}

async function get(path, deadlineMillis) {
  try {
    const answer = await fetch(path, {
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(deadlineMillis),
    });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    // No answer is an answer here: the age of the values on the screen says it.
    return undefined;
  }
}

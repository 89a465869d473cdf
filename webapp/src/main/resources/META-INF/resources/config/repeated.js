/** Questions that are asked again and again while somebody looks. */

/**
 * Gives what begins that, or ends it. One question at a time: the next one is asked that long after
 * the answer.
 *
 * @param ask asks and takes the answer; never fails
 */
export function repeated(periodMillis, ask) {
  let run = 0;
  return (wanted) => {
    const own = ++run;
    const turn = async () => {
      if (own === run) {
        await ask();
        setTimeout(turn, periodMillis);
      }
    };
    if (wanted) {
      turn();
    }
  };
}

/** Times as the person before the screen has them on the wall. */

/** Date and time to the second, in the time zone of this browser, such as 2026-12-01 06:00:00. */
export function localTime(epochMillis) {
  return new Date(epochMillis).toLocaleString("sv-SE");
}

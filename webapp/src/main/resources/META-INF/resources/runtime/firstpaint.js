/** When the page has been painted for the first time. */

/** Where the browser draws no frame, such as behind a window, the page begins all the same. */
const AT_MOST_MILLIS = 250;

/** Resolves after the first paint; at once where nobody sees the page, which paints nothing then. */
export function firstPaint() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, document.hidden ? 0 : AT_MOST_MILLIS);
  });
}

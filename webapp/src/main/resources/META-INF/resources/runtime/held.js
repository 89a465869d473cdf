/** Whether the client lets the page command nothing now; false before it has said anything. */
export function areHeld() {
  return document.documentElement.dataset.switchoverWritable === "false";
}

/** Small drawings that say by their shape what a colour may only repeat, and the makers of nodes. */

const SVG = "http://www.w3.org/2000/svg";

/** A new SVG element with attributes and children; strings become text. */
export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** A new HTML element with a class and children; strings become text. */
export function html(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

/** Writes text only where it differs, so that screen readers hear changes and nothing else. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

const SHAPES = {
  Running: () => svg("circle", { cx: 8, cy: 8, r: 6, class: "mark-full" }),
  Standby: () => svg("circle", { cx: 8, cy: 8, r: 5, class: "mark-hollow" }),
  Silent: () => svg("path", { d: "M3 3 13 13M13 3 3 13", class: "mark-stroke" }),
  Unknown: () => svg("path", { d: "M8 2 14 8 8 14 2 8Z", class: "mark-hollow mark-dashed" }),
  Full: () => svg("path", { d: "M2 8.5 6.5 13 14 4", class: "mark-hollow mark-stroke" }),
  attention: () => svg("path", { d: "M8 1.5 15 14.5H1Z M8 6v4 M8 11.7v1.2", class: "mark-warn" }),
  severe: () => svg("path", { d: "M2 2h12v12H2Z M8 4.5v5 M8 11v1.3", class: "mark-severe" }),
};

/** The mark of a state, of full redundancy, or of "attention" and "severe". Decoration for text. */
export function mark(word) {
  const shape = (SHAPES[word] ?? SHAPES.Unknown)();
  return svg("svg", { viewBox: "0 0 16 16", class: "mark", "aria-hidden": "true" }, shape);
}

/** The mark of an alarm: a triangle with the letter of its limit, as part of a larger drawing. */
export function alarmShape(x, y, letter) {
  return svg(
    "g",
    { class: "alarm-shape", transform: `translate(${x} ${y})` },
    svg("path", { d: "M0 -11 12 10H-12Z" }),
    svg("text", { x: 0, y: 7, "text-anchor": "middle" }, letter),
  );
}

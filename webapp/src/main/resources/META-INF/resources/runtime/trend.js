/** Trends as small multiples: one chart an instrument, its normal range as a band. */

import { html, say, svg } from "./marks.js";
import { alarmOf, hasRange, limitText, scaleOf, shareOf, unitOf, written } from "./values.js";
import { WORDS } from "./words.js";

/** A span is marked at its ends and, where there is room, in its middle. */
const MARKS = [1, 0.5, 0];
const ENDS = [1, 0];

/** Three times of day side by side, with air between them. */
const ROOM_EM = 17;

/**
 * One chart.
 *
 * @returns {{element: HTMLElement, id: string, update: (value, points, spanSeconds: number, now: number, marked: boolean) => void}}
 */
export function chart(id) {
  const label = html("span", "chart-label");
  const number = html("span", "chart-value");
  const drawing = svg("svg", { role: "img" });
  const element = html("figure", "chart", html("figcaption", "", html("b", "", id), label, number), drawing);
  let size = { width: 0, height: 0 };
  let last;

  function update(...arrived) {
    last = arrived;
    const [value, points, spanSeconds, now, marked] = arrived;
    say(label, value?.label ?? "");
    say(number, `${written(value)} ${unitOf(value)}`);
    element.classList.toggle("alarmed", Boolean(alarmOf(value)));
    element.classList.toggle("marked", marked);
    drawing.setAttribute("aria-label", WORDS.chart(id, value?.label ?? "", spanSeconds / 60));
    if (size.width > 0) {
      drawing.replaceChildren(...lines(value, points, spanSeconds * 1000, now, size));
    }
  }

  new ResizeObserver(([entry]) => {
    size = { width: entry.contentRect.width, height: entry.contentRect.height };
    drawing.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
    if (last) {
      update(...last);
    }
  }).observe(drawing);
  return { element, id, update };
}

function lines(value, points, spanMillis, now, size) {
  const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const plot = { left: 3 * em, right: size.width - 0.6 * em, top: 0.4 * em, bottom: size.height - 1.3 * em };
  const shown = points.filter((point) => point.at >= now - spanMillis && point.at <= now);
  const scale = scaleWithin(scaleOf(value), shown) ?? scaleOfPoints(shown);
  const x = (at) => plot.left + (1 - (now - at) / spanMillis) * (plot.right - plot.left);
  const y = (amount) => plot.bottom - shareOf(amount, scale) * (plot.bottom - plot.top);
  return [
    ...frame(value, plot, y),
    ...times(plot, size, spanMillis, now, em),
    ...(shown.length
      ? [svg("polyline", { class: "series", points: shown.map((p) => `${x(p.at).toFixed(1)},${y(p.value).toFixed(1)}`).join(" ") })]
      : [svg("text", { x: (plot.left + plot.right) / 2, y: (plot.top + plot.bottom) / 2, "text-anchor": "middle", class: "axis" }, WORDS.noHistory)]),
  ];
}

function frame(value, plot, y) {
  const width = plot.right - plot.left;
  const drawn = [svg("rect", { x: plot.left, y: plot.top, width, height: plot.bottom - plot.top, class: "plot" })];
  if (hasRange(value)) {
    drawn.push(svg("rect", { x: plot.left, y: y(value.high), width, height: y(value.low) - y(value.high), class: "band" }));
    for (const limit of [value.high, value.low]) {
      drawn.push(svg("text", { x: plot.left - 5, y: y(limit), dy: "0.35em", "text-anchor": "end", class: "axis" }, limitText(limit)));
    }
  }
  return drawn;
}

function times(plot, size, spanMillis, now, em) {
  const marks = plot.right - plot.left < ROOM_EM * em ? ENDS : MARKS;
  return marks.flatMap((share) => {
    const x = plot.right - share * (plot.right - plot.left);
    const anchor = { 1: "start", 0: "end" }[share] ?? "middle";
    return [
      svg("path", { d: `M${x} ${plot.top}V${plot.bottom}`, class: "grid" }),
      svg("text", { x, y: size.height - 0.25 * em, "text-anchor": anchor, class: "axis" }, WORDS.clock(now - share * spanMillis)),
    ];
  });
}

/** A scale, widened to what was seen: a trend never runs along its edge. */
function scaleWithin(scale, points) {
  const seen = points.map((point) => point.value);
  return scale && { min: Math.min(scale.min, ...seen), max: Math.max(scale.max, ...seen) };
}

/** A scale for values without limits: what was seen, with a tenth of air, never without height. */
function scaleOfPoints(points) {
  const seen = points.map((point) => point.value);
  const low = Math.min(...seen);
  const high = Math.max(...seen);
  const air = Math.max((high - low) / 10, Math.abs(high) / 20, 0.5);
  return seen.length ? { min: low - air, max: high + air } : { min: 0, max: 1 };
}

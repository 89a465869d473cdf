/** The process graphic: equipment in outline, values as numbers and as moving pointers. */

import { layoutOf } from "./layouts.js";
import { alarmShape, svg } from "./marks.js";
import { alarmOf, hasRange, scaleOf, shareOf, unitOf, written } from "./values.js";
import { WORDS } from "./words.js";

const HALF_BAR = 8;

/**
 * Draws the graphic into a place, anew where the width asks for the other layout.
 *
 * @returns {{show: (view: string) => void, update: (values: Map, mark: string, isNew: (id: string) => boolean) => void}}
 */
export function graphic(place) {
  const narrow = matchMedia("(max-width: 40rem)");
  let view = "overview";
  let parts = [];
  let last;

  function draw() {
    const layout = layoutOf(view, narrow.matches);
    const root = svg("svg", { viewBox: layout.box, role: "img", "aria-label": WORDS.drawing });
    drawPlant(root, layout);
    parts = [
      ...layout.tanks.map((tank) => level(root, tank)),
      ...layout.pumps.map((one) => pump(root, one)),
      ...layout.valves.map((one) => valve(root, one)),
      ...layout.indicators.map((one) => indicator(root, one)),
    ];
    place.replaceChildren(root);
    if (last) {
      update(...last);
    }
  }

  function update(...arrived) {
    last = arrived;
    const [values, marked, isNew] = arrived;
    for (const part of parts) {
      part.update(values.get(part.id));
      part.group.classList.toggle("marked", part.id.toLowerCase() === marked);
      part.group.classList.toggle("fresh-alarm", isNew(part.id));
    }
  }

  narrow.addEventListener("change", draw);
  draw();
  return {
    update,
    show(next) {
      if (next !== view) {
        view = next;
        draw();
      }
    },
  };
}

function drawPlant(root, layout) {
  for (const { points } of layout.pipes) {
    root.append(svg("polyline", { points, class: "pipe" }));
  }
  for (const arrow of layout.arrows) {
    const transform = `translate(${arrow.x} ${arrow.y}) rotate(${arrow.turn})`;
    root.append(svg("path", { d: "M2 0 -10 -6V6Z", transform, class: "arrow" }));
  }
  for (const { x, y, word, anchor = "start" } of layout.texts) {
    root.append(text(x, y, "equipment-name", WORDS[word], anchor));
  }
  layout.heaters.forEach((one) => heater(root, one));
}

function text(x, y, className, words, anchor = "middle") {
  return svg("text", { x, y, class: className, "text-anchor": anchor }, words);
}

/** The number large, its unit small, so that neighbours do not touch. */
function showReading(place, value) {
  place.replaceChildren(written(value), svg("tspan", { class: "unit", dx: 4 }, unitOf(value)));
}

function heater(root, { tag, x, y, nameY }) {
  root.append(
    svg("rect", { x: x - 26, y: y - 20, width: 52, height: 40, class: "equipment" }),
    svg("polyline", {
      points: [-26, -14, -7, 0, 7, 14, 26].map((d, i) => `${x + d},${y + [0, 0, -11, 11, -11, 0, 0][i]}`).join(" "),
      class: "coil",
    }),
    text(x, nameY, "equipment-name", `${tag} ${WORDS.equipment[tag]}`),
  );
}

/** A tank whose contents follow a level; the level's number stands at its indicator. */
function level(root, { tag, level: id, x, y, width, height }) {
  const fill = svg("rect", { x: x + 2, width: width - 4, y: y + height, height: 0, class: "contents" });
  const group = svg(
    "g",
    {},
    svg("rect", { x, y, width, height, rx: 6, class: "equipment" }),
    fill,
    svg("rect", { x, y, width, height, rx: 6, class: "outline" }),
    text(x + width / 2, y + 24, "tag", tag),
    text(x + width / 2, y + 42, "equipment-name", WORDS.equipment[tag]),
  );
  root.append(group);
  return {
    id,
    group: svg("g"),
    update(value) {
      const scale = scaleOf(value);
      const share = scale && Number.isFinite(value.value) ? shareOf(value.value, scale) : 0;
      const filled = share * (height - 4);
      fill.setAttribute("y", y + height - 2 - filled);
      fill.setAttribute("height", filled);
    },
  };
}

function pump(root, place) {
  const { x, y } = place;
  const body = svg("circle", { cx: x, cy: y, r: 26, class: "machine" });
  const vane = svg("path", { d: `M${x - 12} ${y - 18} ${x + 25} ${y} ${x - 12} ${y + 18}Z`, class: "vane" });
  return machine(root, place, [body, vane], (value) => value > 0, WORDS.pumpStates);
}

function valve(root, place) {
  const { x, y } = place;
  const bow = svg("path", { d: `M${x - 20} ${y - 13}V${y + 13}L${x + 20} ${y - 13}V${y + 13}Z`, class: "machine" });
  return machine(root, place, [bow], (value) => value > 1);
}

/** A pump or valve: bright where it is on or open, dark where it is not, with its value beside it. */
function machine(root, place, shapes, isOn, states) {
  const { tag: id, x, y, textX, textY, nameY, anchor } = place;
  const number = text(textX, textY + 22, "reading", "", anchor);
  const tag = text(textX, textY, "tag", id, anchor);
  const alarm = svg("g");
  const group = svg("g", { class: "instrument" });
  const box = { x: textX - (anchor === "start" ? 6 : 46), y: textY - 17, width: 92, height: 46 };
  group.append(svg("rect", { ...box, rx: 4, class: "mark-box" }), ...shapes, tag, number, alarm);
  if (nameY) {
    group.append(text(x, nameY, "equipment-name", WORDS.equipment[id]));
  }
  root.append(group);
  return {
    id,
    group,
    update(value) {
      const known = Number.isFinite(value?.value);
      const on = known && isOn(value.value);
      group.classList.toggle("on", on);
      tag.textContent = known && states ? `${id} ${on ? states.on : states.off}` : id;
      showReading(number, value);
      showAlarm(group, alarm, value, x + 34, y - 26);
    },
  };
}

/** An analog indicator: the normal range as a band, the limits as its edges, the value a pointer. */
function indicator(root, { id, x, top, bottom, pipeY }) {
  const left = x - HALF_BAR;
  const band = svg("rect", { x: left, width: 2 * HALF_BAR, y: top, height: 0, class: "band" });
  const pointer = svg("path", { d: `M${-HALF_BAR - 3} 0H${HALF_BAR + 2}L${HALF_BAR + 15} -8V8L${HALF_BAR + 2} 0`, class: "pointer" });
  const number = text(x, bottom + 26, "reading", "");
  const alarm = svg("g");
  const group = svg(
    "g",
    { class: "instrument" },
    svg("rect", { x: x - 40, y: top - 30, width: 80, height: bottom - top + 66, rx: 4, class: "mark-box" }),
  );
  if (pipeY) {
    group.append(svg("path", { d: `M${x} ${bottom + 34}V${pipeY}`, class: "leader" }));
    group.append(svg("circle", { cx: x, cy: pipeY, r: 4, class: "tap" }));
  }
  group.append(
    text(x, top - 13, "tag", id),
    svg("rect", { x: left, y: top, width: 2 * HALF_BAR, height: bottom - top, class: "scale" }),
    band,
    pointer,
    number,
    alarm,
  );
  root.append(group);
  const yOf = (amount, scale) => bottom - shareOf(amount, scale) * (bottom - top);
  return {
    id,
    group,
    update(value) {
      const scale = scaleOf(value);
      showReading(number, value);
      const pointed = scale && Number.isFinite(value.value);
      pointer.setAttribute("visibility", pointed ? "visible" : "hidden");
      if (pointed) {
        pointer.setAttribute("transform", `translate(${x} ${yOf(value.value, scale)})`);
      }
      if (scale && hasRange(value)) {
        band.setAttribute("y", yOf(value.high, scale));
        band.setAttribute("height", yOf(value.low, scale) - yOf(value.high, scale));
      }
      showAlarm(group, alarm, value, x - 26, pointed ? clamp(yOf(value.value, scale), top + 11, bottom - 10) : top);
    },
  };
}

function clamp(number, low, high) {
  return Math.min(high, Math.max(low, number));
}

function showAlarm(group, place, value, x, y) {
  const word = alarmOf(value);
  group.classList.toggle("alarmed", Boolean(word));
  place.replaceChildren(...(word ? [alarmShape(x, y, WORDS.alarmLetter[word])] : []));
}

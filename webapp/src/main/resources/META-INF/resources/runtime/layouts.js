/** Where the equipment stands, once for wide screens and once for narrow ones. Data only. An
 * `area` is the tank that a part belongs to. */

const WIDE = {
  boxes: { overview: "0 28 1010 412", "tank-1": "0 28 600 412", "tank-2": "560 28 450 412" },
  pipes: [
    { area: 1, points: "10,66 130,66 130,90" },
    { area: 1, points: "130,334 130,384 299,384" },
    { area: 1, points: "351,384 582,384" },
    { area: 2, points: "580,384 690,384 690,66 780,66 780,90" },
    { area: 2, points: "780,334 780,384 998,384" },
  ],
  arrows: [
    { area: 1, x: 130, y: 90, turn: 90 },
    { area: 1, x: 250, y: 384, turn: 0 },
    { area: 2, x: 780, y: 90, turn: 90 },
    { area: 2, x: 1000, y: 384, turn: 0 },
  ],
  texts: [
    { area: 1, x: 10, y: 54, word: "supply" },
    { area: 2, x: 1000, y: 418, word: "toProcess", anchor: "end" },
  ],
  tanks: [
    { area: 1, tag: "TK-101", level: "LI-101", x: 70, y: 92, width: 120, height: 242 },
    { area: 2, tag: "TK-102", level: "LI-102", x: 720, y: 92, width: 120, height: 242 },
  ],
  pumps: [{ area: 1, tag: "P-101", x: 325, y: 384, textX: 325, textY: 316, nameY: 432, anchor: "middle" }],
  valves: [{ area: 2, tag: "XV-101", x: 635, y: 384, textX: 635, textY: 316, nameY: 418, anchor: "middle" }],
  heaters: [{ area: 2, tag: "E-101", x: 866, y: 384, nameY: 424 }],
  indicators: [
    { area: 1, id: "LI-101", x: 240, top: 124, bottom: 294 },
    { area: 1, id: "PI-101", x: 436, top: 124, bottom: 294, pipeY: 384 },
    { area: 1, id: "FI-101", x: 536, top: 124, bottom: 294, pipeY: 384 },
    { area: 2, id: "LI-102", x: 886, top: 124, bottom: 294 },
    { area: 2, id: "TI-101", x: 966, top: 124, bottom: 294, pipeY: 384 },
  ],
};

const NARROW = {
  boxes: { overview: "0 6 360 632", "tank-1": "0 6 360 340", "tank-2": "0 262 360 376" },
  pipes: [
    { area: 1, points: "4,34 60,34 60,54" },
    { area: 1, points: "60,220 60,252" },
    { area: 1, points: "84,276 352,276" },
    { area: 2, points: "349.5,276 350,276 350,342 60,342 60,374" },
    { area: 2, points: "60,540 60,598 350,598" },
  ],
  arrows: [
    { area: 1, x: 60, y: 54, turn: 90 },
    { area: 2, x: 60, y: 374, turn: 90 },
    { area: 2, x: 352, y: 598, turn: 0 },
  ],
  texts: [
    { area: 1, x: 4, y: 24, word: "supply" },
    { area: 2, x: 352, y: 630, word: "toProcess", anchor: "end" },
  ],
  tanks: [
    { area: 1, tag: "TK-101", level: "LI-101", x: 8, y: 56, width: 104, height: 164 },
    { area: 2, tag: "TK-102", level: "LI-102", x: 8, y: 376, width: 104, height: 164 },
  ],
  pumps: [{ area: 1, tag: "P-101", x: 60, y: 276, textX: 94, textY: 300, anchor: "start" }],
  valves: [{ area: 2, tag: "XV-101", x: 262, y: 342, textX: 262, textY: 298, anchor: "middle" }],
  heaters: [{ area: 2, tag: "E-101", x: 180, y: 598, nameY: 634 }],
  indicators: [
    { area: 1, id: "LI-101", x: 158, top: 82, bottom: 184 },
    { area: 1, id: "PI-101", x: 234, top: 82, bottom: 184, pipeY: 276 },
    { area: 1, id: "FI-101", x: 314, top: 82, bottom: 184, pipeY: 276 },
    { area: 2, id: "LI-102", x: 158, top: 412, bottom: 514 },
    { area: 2, id: "TI-101", x: 290, top: 412, bottom: 514, pipeY: 598 },
  ],
};

const AREAS = { "tank-1": 1, "tank-2": 2 };

/** What of the plant a view shows, and in which window on it. */
export function layoutOf(view, narrow) {
  const all = narrow ? NARROW : WIDE;
  const area = AREAS[view];
  const within = (part) => !area || part.area === area;
  const parts = Object.entries(all).filter(([name]) => name !== "boxes");
  return {
    box: all.boxes[view] ?? all.boxes.overview,
    ...Object.fromEntries(parts.map(([name, list]) => [name, list.filter(within)])),
  };
}

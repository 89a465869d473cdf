/** Where the equipment stands, once for wide screens and once for narrow ones. Data only. */

const WIDE = {
  box: "0 28 1010 412",
  crops: { "tank-1": "40 28 560 412", "tank-2": "580 28 430 412" },
  pipes: [
    "10,66 130,66 130,90",
    "130,334 130,384 299,384",
    "351,384 690,384 690,66 780,66 780,90",
    "780,334 780,384 998,384",
  ],
  arrows: [
    { x: 130, y: 90, turn: 90 },
    { x: 780, y: 90, turn: 90 },
    { x: 1000, y: 384, turn: 0 },
    { x: 250, y: 384, turn: 0 },
  ],
  texts: [
    { x: 10, y: 54, word: "supply" },
    { x: 1000, y: 418, word: "toProcess", anchor: "end" },
  ],
  tanks: [
    { tag: "TK-101", level: "LI-101", x: 70, y: 92, width: 120, height: 242 },
    { tag: "TK-102", level: "LI-102", x: 720, y: 92, width: 120, height: 242 },
  ],
  pump: { tag: "P-101", x: 325, y: 384, textX: 325, textY: 316, nameY: 432, anchor: "middle" },
  valve: { tag: "XV-101", x: 635, y: 384, textX: 635, textY: 316, nameY: 418, anchor: "middle" },
  heater: { tag: "E-101", x: 866, y: 384, nameY: 424 },
  indicators: [
    { id: "LI-101", x: 240, top: 124, bottom: 294 },
    { id: "PI-101", x: 436, top: 124, bottom: 294, pipeY: 384 },
    { id: "FI-101", x: 536, top: 124, bottom: 294, pipeY: 384 },
    { id: "LI-102", x: 886, top: 124, bottom: 294 },
    { id: "TI-101", x: 966, top: 124, bottom: 294, pipeY: 384 },
  ],
};

const NARROW = {
  box: "0 6 360 632",
  crops: { "tank-1": "0 6 360 330", "tank-2": "0 306 360 332" },
  pipes: [
    "8,34 80,34 80,54",
    "80,220 80,252",
    "104,276 346,276 346,336 80,336 80,372",
    "80,540 80,598 350,598",
  ],
  arrows: [
    { x: 80, y: 54, turn: 90 },
    { x: 80, y: 372, turn: 90 },
    { x: 352, y: 598, turn: 0 },
  ],
  texts: [
    { x: 8, y: 24, word: "supply" },
    { x: 352, y: 626, word: "toProcess", anchor: "end" },
  ],
  tanks: [
    { tag: "TK-101", level: "LI-101", x: 28, y: 56, width: 104, height: 164 },
    { tag: "TK-102", level: "LI-102", x: 28, y: 374, width: 104, height: 166 },
  ],
  pump: { tag: "P-101", x: 80, y: 276, textX: 114, textY: 298, anchor: "start" },
  valve: { tag: "XV-101", x: 246, y: 336, textX: 246, textY: 366, anchor: "middle" },
  heater: { tag: "E-101", x: 190, y: 598, nameY: 634 },
  indicators: [
    { id: "LI-101", x: 172, top: 82, bottom: 184 },
    { id: "PI-101", x: 248, top: 82, bottom: 184, pipeY: 276 },
    { id: "FI-101", x: 322, top: 82, bottom: 184, pipeY: 276 },
    { id: "LI-102", x: 172, top: 412, bottom: 514 },
    { id: "TI-101", x: 306, top: 412, bottom: 514, pipeY: 598 },
  ],
};

export const LAYOUTS = { wide: WIDE, narrow: NARROW };

/** How a value is scaled and written. Pure. */

import { WORDS } from "./words.js";

const DIGITS = { rpm: 0, bar: 2 };

/** Scales of instruments of this plant that have no limits to derive one from. */
const SCALES = { "FI-101": { min: 0, max: 60 }, "P-101": { min: 0, max: 1800 } };

/** Digits after the point for a unit. */
export function digitsOf(unit) {
  return DIGITS[unit] ?? 1;
}

/** The value as text without its unit. */
export function written(value) {
  return Number.isFinite(value?.value) ? value.value.toFixed(digitsOf(value.unit)) : WORDS.noValue;
}

/** A limit as text: no more digits than it has. */
export function limitText(limit) {
  return String(Number(limit.toFixed(2)));
}

/** The unit as people write it. */
export function unitOf(value) {
  return value ? (WORDS.units[value.unit] ?? value.unit ?? "") : "";
}

/** Whether both limits of the normal range are known. */
export function hasRange(value) {
  return Number.isFinite(value?.low) && Number.isFinite(value?.high) && value.high > value.low;
}

/**
 * Ends of the scale on which a value is drawn: percent in full, anything else its normal range
 * with half of it above and below. Null where nothing says how far it may go.
 */
export function scaleOf(value) {
  if (value?.unit === "%") {
    return { min: 0, max: 100 };
  }
  if (!hasRange(value)) {
    return SCALES[value?.id] ?? null;
  }
  const margin = (value.high - value.low) / 2;
  const min = value.low - margin;
  return { min: value.low >= 0 ? Math.max(0, min) : min, max: value.high + margin };
}

/** Where a number lies on a scale: 0 at its lower end, 1 at its upper, never outside. */
export function shareOf(number, scale) {
  return Math.min(1, Math.max(0, (number - scale.min) / (scale.max - scale.min)));
}

/** "high", "low" or undefined. */
export function alarmOf(value) {
  return value && value.alarm in WORDS.alarm ? value.alarm : undefined;
}

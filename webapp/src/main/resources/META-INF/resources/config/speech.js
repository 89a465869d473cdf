/** The screen in the page's language: every text is written in English and looked up. */

import { filled } from "../runtime/words.js";
import { ZH } from "./zh.js";

const chinese = document.documentElement.lang.startsWith("zh");

/**
 * The text in the page's language; `{0}` and so on stand for the values.
 *
 * @param {string} text in English, as it stands in the dictionary
 */
export function t(text, ...values) {
  return filled((chinese && ZH[text]) || text, ...values);
}

/**
 * What the node says, in English, with what it means in the page's language before it, where the
 * page has another one: the node's values are in its own words alone.
 *
 * @param {string} key the code or field by which the dictionary knows it
 */
export const inOwnWords = (key, english) => (chinese && ZH[key] ? `${ZH[key]}（${english}）` : english);

/** Translates each element below the root that says so by `data-say`, by its own English text. */
export function translate(root) {
  if (chinese) {
    for (const element of root.querySelectorAll("[data-say]")) {
      element.textContent = t(element.textContent.trim());
    }
    for (const element of root.querySelectorAll("[aria-label]")) {
      element.setAttribute("aria-label", t(element.getAttribute("aria-label")));
    }
    document.title = t(document.title);
  }
}

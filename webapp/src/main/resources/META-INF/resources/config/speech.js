/** The screen in the page's language: every text is written in English and looked up. */

import { ZH } from "./zh.js";

const chinese = document.documentElement.lang.startsWith("zh");

/**
 * The text in the page's language; `{0}` and so on stand for the values.
 *
 * @param {string} text in English, as it stands in the dictionary
 */
export function t(text, ...values) {
  const said = (chinese && ZH[text]) || text;
  return said.replace(/\{(\d)\}/g, (_, at) => values[at]);
}

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

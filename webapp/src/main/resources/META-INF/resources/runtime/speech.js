/** The screen in the page's language: every text is written in English and looked up. */

import { ZH } from "./zh.js";

/** Whether the page is in Chinese. */
export const chinese = document.documentElement.lang.startsWith("zh");

/**
 * Who looks texts up.
 *
 * @param {object} texts the Chinese ones by the English ones; a text that is not there is English
 */
export function speech(texts) {
  /**
   * The text in the page's language; `{0}` and so on stand for the values.
   *
   * @param {string} text in English, as it stands in the dictionary
   */
  const t = (text, ...values) => (texts[text] ?? text).replace(/\{(\d)\}/g, (_, at) => values[at]);

  /**
   * What the node says, in English, with what it means in the page's language before it, where the
   * page has another one: the node's values are in its own words alone.
   *
   * @param {string} key the code or field by which the dictionary knows it
   */
  const inOwnWords = (key, english) => (texts[key] ? `${texts[key]}（${english}）` : english);

  /** Translates each element below the root that says so by `data-say`, by its own English text. */
  function translate(root) {
    if (!chinese) {
      return;
    }
    for (const element of root.querySelectorAll("[data-say]")) {
      element.textContent = t(element.textContent.trim());
    }
    for (const name of ["aria-label", "title"]) {
      for (const element of root.querySelectorAll(`[${name}]`)) {
        element.setAttribute(name, t(element.getAttribute(name)));
      }
    }
    document.title = t(document.title);
  }

  return { t, inOwnWords, translate };
}

export const { t, inOwnWords, translate } = speech(chinese ? ZH : {});

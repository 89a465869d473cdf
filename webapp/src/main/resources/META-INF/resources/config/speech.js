/** The configuration screen in the page's language. */

import { chinese, speech } from "../runtime/speech.js";
import { ZH } from "../runtime/zh.js";

/** Loaded where it is needed only; a screen that cannot have it speaks English. */
const dictionary = chinese ? await import("./zh.js").catch(() => undefined) : undefined;

export const { t, inOwnWords, translate } = speech(dictionary ? { ...ZH, ...dictionary.ZH } : {});

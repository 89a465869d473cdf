/** The configuration screen in the page's language. */

import { speech } from "../runtime/speech.js";

export const { t, inOwnWords, translate } = await speech(() => import("./zh.js"));

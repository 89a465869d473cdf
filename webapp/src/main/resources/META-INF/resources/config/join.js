/** How another machine becomes the backup of this node, by a shell on each. */

import { html } from "../runtime/marks.js";
import { copyable } from "./copyable.js";
import { t } from "./speech.js";

/** Where this node answered this browser; the other machine may know it by another name. */
export const ownAddress = () => document.baseURI.replace(/\/$/, "");

const joined = (how) => `java -jar switchover.jar join --home DIR --master ${ownAddress()}${how}`;

/** By one command, for who has the key at hand: it reads the key from what is typed. */
export const joinByHand = () => copyable(t("One command there does the same; paste the key when it waits, then Enter and Ctrl-D:"), joined(""));

/** By the key's file. A node gives its key to nobody, so the shell of its machine has to. */
export function joinByFile() {
  return html(
    "details",
    "join",
    html("summary", "", t("Join a backup")),
    copyable(t("On the machine of this node, with its home folder:"), "(umask 077; java -jar switchover.jar key show --home DIR > key.txt)"),
    copyable(t("On the other machine, with that file, which is then deleted on both:"), joined(" < key.txt")),
    html("p", "hint", t("Or on its configuration screen, while it is on its own: there it takes the key and this node's address.")),
  );
}

/** Where a page knows an address from, by the word of the status: the rule that chooses it. */

import { t } from "./speech.js";

export const SOURCES = {
  PublicAddress: t("public address of the node"),
  MasterAddress: t("master address in the backup's settings"),
  HostName: t("host name of the backup"),
  RemoteAddress: t("remote IP of the redundant connection"),
};

/** Where pages would go by the settings that are being typed, each address tried from this browser. */

import { html, mark } from "../runtime/marks.js";
import { reach, said } from "./reach.js";
import { repeated } from "./repeated.js";
import { SOURCES } from "./sources.js";
import { t } from "./speech.js";

const AGAIN_MILLIS = 5000;

/**
 * What was found at an address, for people.
 *
 * @param wanted `pair`, `node` id and `other` node's id; a public address may lead to either
 */
function verdict({ status, cause }, url, source, wanted) {
  if (cause) {
    return ["attention", said(cause, url)];
  }
  if (status.pair !== wanted.pair) {
    return ["attention", t("a node of another pair answers")];
  }
  if (status.nodeId !== wanted.node && !(source === "PublicAddress" && status.nodeId === wanted.other)) {
    return ["attention", t("another node answers: {0}", status.name)];
  }
  const trusted = url.startsWith("https:") ? t("; its certificate is trusted here") : "";
  return ["Full", t("{0} answers, of the right pair, {1}", status.name, t(status.state)) + trusted];
}

/**
 * Runs it.
 *
 * @param status gives what the node said last
 * @param names gives the names of both nodes: `own()`, `other()`
 */
export function jumps(status, names) {
  const element = html("div", "jumps");
  element.dataset.jumps = "";
  let ways = [];
  let drawn;

  function row({ url, source }) {
    const link = html("a", "", `${url}/`);
    link.href = `${url}/`;
    link.target = "_blank";
    link.rel = "noreferrer";
    const found = html("span", "word", mark("Unknown"), html("span", "", t("being tried ...")));
    return { url, source, found, element: html("li", "", link, html("span", "rule", SOURCES[source] ?? source), found) };
  }

  function way(title, addresses, wanted, plain) {
    const rows = addresses.map(row);
    const notes = rows.length ? [] : [html("p", "hint", t("No address is known yet: set a public address, or link the two nodes."))];
    if (plain && rows.some(({ url }) => url.startsWith("http:"))) {
      notes.push(html("p", "hint", t("A page that came by https is not sent to an http address.")));
    }
    return { rows, wanted, parts: [html("h4", "", title), html("ol", "", ...rows.map((each) => each.element)), ...notes] };
  }

  async function round() {
    const before = ways;
    await Promise.all(
      before.flatMap(({ rows, wanted }) =>
        rows.map(async ({ url, source, found }) => {
          const [shape, text] = verdict(await reach(url), url, source, wanted);
          found.replaceChildren(mark(shape), html("span", "", text));
        }),
      ),
    );
  }

  const watch = repeated(AGAIN_MILLIS, round);

  /**
   * Shows where they would go.
   *
   * @param answer what the node says of the settings that were tried
   */
  function show({ addresses, redundantAddresses, settings }) {
    const { nodeId, redundantNode } = status() ?? {};
    const pair = settings.redundancy?.pair;
    const now = JSON.stringify([addresses, redundantAddresses, pair, nodeId, redundantNode?.nodeId, settings.node?.httpsPort]);
    if (now === drawn) {
      return;
    }
    drawn = now;
    const other = redundantNode?.nodeId;
    const https = Boolean(settings.node?.httpsPort) || location.protocol === "https:";
    ways = [
      way(t("A page on {0} would go to", names.own()), redundantAddresses, { pair, node: other, other: nodeId }, https),
      way(t("A page on {0} would go to", names.other()), addresses, { pair, node: nodeId, other }, https),
    ];
    const note = t("In this order: the first that says Running is taken; a page keeps its own path, query and fragment. Tried from this browser.");
    element.replaceChildren(...ways.flatMap(({ parts }) => parts), html("p", "hint", note));
    watch(true);
  }

  return {
    element,
    /** Of a node on its own no page goes anywhere. */
    show(answer) {
      const alone = (answer.settings.redundancy?.mode ?? "Independent") === "Independent";
      element.hidden = alone;
      if (alone) {
        this.end();
      } else {
        show(answer);
      }
    },
    end() {
      drawn = undefined;
      watch(false);
    },
  };
}

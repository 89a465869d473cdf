// In place of the client, which is stopped: the same streams and requests, by a few lines that keep
// nothing.
const PERIOD_MILLIS = 30_000;
const AGAIN_MILLIS = 1000;

function listen(node, signsEvery) {
  const stream = new EventSource(`${node}/status/events?signsEvery=${signsEvery}`);
  stream.addEventListener("status", () => {});
  stream.addEventListener("alive", () => {});
  stream.addEventListener("error", () => {
    stream.close();
    setTimeout(() => listen(node, signsEvery), AGAIN_MILLIS);
  });
}

async function ask(node) {
  let pauseMillis = PERIOD_MILLIS;
  try {
    await (await fetch(`${node}/status`, { cache: "no-store", signal: AbortSignal.timeout(AGAIN_MILLIS) })).json();
  } catch {
    pauseMillis = AGAIN_MILLIS;
  }
  setTimeout(() => ask(node), pauseMillis);
}

Switchover.stop();
for (const [node, signsEvery] of [["{{a}}", 1], ["{{b}}", 5]]) {
  listen(node, signsEvery);
  ask(node);
}

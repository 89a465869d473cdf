// Asks both nodes each second; goes where the other one is Running and its own is not.
document.documentElement.dataset.servedBy = "{ownName}";

const own = location.origin;
const other = "{otherUrl}";
const state = { [own]: "Unknown", [other]: "Unknown" };

async function ask(node) {
  try {
    const answer = await fetch(node + "/status", {
      cache: "no-store",
      signal: AbortSignal.timeout(1000),
    });
    state[node] = answer.ok ? (await answer.json()).state : "Silent";
  } catch {
    state[node] = "Silent";
  }
}

async function turn() {
  await Promise.all([ask(own), ask(other)]);
  if (state[own] !== "Running" && state[other] === "Running") {
    location.replace(other + location.pathname + location.search + location.hash);
  }
}

turn();
setInterval(turn, 1000);

// Asks its own node each second; where that is not Running or gives no answer, goes to the other.
document.documentElement.dataset.servedBy = "{ownName}";

setInterval(async () => {
  let running = false;
  try {
    const answer = await fetch("/status", { cache: "no-store", signal: AbortSignal.timeout(1000) });
    running = (await answer.json()).state === "Running";
  } catch {
    // No answer in time: not Running.
  }
  if (!running) {
    location.href = "{otherUrl}" + location.pathname + location.search + location.hash;
  }
}, 1000);

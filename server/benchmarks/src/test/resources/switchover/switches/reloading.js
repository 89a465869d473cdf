// Asks its one public address each second; reloads once another node answers there as Running.
document.documentElement.dataset.servedBy = "{ownName}";

setInterval(async () => {
  try {
    const answer = await fetch("/status", { cache: "no-store", signal: AbortSignal.timeout(1000) });
    const status = await answer.json();
    if (status.name !== "{ownName}" && status.state === "Running") {
      location.reload();
    }
  } catch {
    // Nobody there: a reload would only show that.
  }
}, 1000);

// A page of somebody else's, as strict TypeScript: what must compile, and what must not.
import api, { go, start, status, stop } from "../../main/resources/META-INF/resources/switchover/switchover";
import type { Cause, Moved, SwitchoverStatus, Why } from "../../main/resources/META-INF/resources/switchover/switchover";

start();
start({ base: "http://serverA:8060", node: "id", indicator: true, reload: "on" });
api.start({ indicator: "on" });
Switchover.go();
go();
api.hold();
Switchover.hold(false);
stop();

const now: SwitchoverStatus | null = status();
if (now) {
  const line: string = now.line;
  const may: boolean = now.writable;
  const why: Why = now.why;
  const cause: Cause | undefined = now.redundant.cause;
  const relayed: string = now.redundant.relayed ?? "";
  console.log(line, may, why, cause, relayed, now.moved?.from, now.current.epoch?.toFixed());
}

document.addEventListener("switchover:status", (event) => {
  const writable: boolean = event.detail.writable;
  console.log(writable);
});
document.addEventListener("switchover:before", (event) => {
  const target: string = event.detail.target;
  if (target.length > 0) event.preventDefault();
  event.detail.carry = { note: "half an entry" };
});
document.addEventListener("switchover:after", (event) => {
  const moved: Moved = event.detail;
  console.log(moved.atEpochMillis, event.detail.carry);
});

start({ warn: 30, frame: "top", session: "/api/me" });
Switchover.wait();
const left: number | undefined = now?.seconds;

// @ts-expect-error: may be null before the start
status().line;
// @ts-expect-error: no such option
start({ indicators: true });
// @ts-expect-error: no number
start({ base: 8060 });
// @ts-expect-error: no such window
start({ frame: "parent" });
// @ts-expect-error: nobody sets what the page decides
if (now) now.why = "Because";
// @ts-expect-error: no such function
Switchover.jump();
// @ts-expect-error: no such event detail
document.addEventListener("switchover:after", (event) => event.detail.target);

/** What a node says of itself, as far as the page knows. */
export type Says = "Running" | "Standby" | "Silent" | "Unknown";

/** Why a heartbeat was left unanswered. */
export type Cause =
  | "NoConnection"
  | "Late"
  | "Redirect"
  | "HttpStatus"
  | "TooLarge"
  | "NotJson"
  | "BadField"
  | "HigherSchema"
  | "OtherPair"
  | "OtherNode"
  | "Stale";

/** Why the page stays or goes. */
export type Why =
  | "CurrentRunning"
  | "CurrentSilent"
  | "CurrentStandby"
  | "Operator"
  | "Announced"
  | "BothRunning"
  | "BothStandby"
  | "BothSilent"
  | "RedundantSilent"
  | "RedundantStandby"
  | "NoRedundantNode"
  | "Unknown"
  | "TargetNone"
  | "TargetInsecure"
  | "TargetNotVerified"
  | "TargetNotReached"
  | "Held"
  | "HeldDown";

/** What the page knows of one node. */
export interface NodeView {
  /** Absent until known. */
  nodeId?: string;
  name?: string;
  mode?: "Independent" | "Master" | "Backup";
  says: Says;
  /** Of the last unanswered heartbeat; absent after an answer. */
  cause?: Cause;
  /** The HTTP code, the field at fault, the foreign id; absent where there is none. */
  causeDetail?: string;
  /** Since its last answer, while heartbeats are unanswered; else 0. */
  silentMillis: number;
  /** Absent until it has answered. */
  answeredMillisAgo?: number;
  /** Base URL at which it last answered; of the current node, the page's own. */
  base?: string;
  epoch?: number;
}

/** What the current node says of the redundant node; for display. */
export interface RedundantView extends NodeView {
  relayed?: "Running" | "Standby" | "Faulted" | "Unknown" | "Disconnected";
}

/** The jump by which the page came here. */
export interface Moved {
  /** Name and base URL of the node that was left. */
  from: string;
  fromBase: string;
  /** When the page left it. */
  atEpochMillis: number;
  /** How long it had not answered then. */
  silentMillis: number;
  /** When the page first noticed. */
  noticedEpochMillis: number;
  why: Why;
}

export interface SwitchoverStatus {
  current: NodeView;
  redundant: RedundantView;
  /** Absent until the current node has answered. */
  redundancy?: "Full" | "Alone" | "None";
  pair?: string;
  decision: "Stay" | "Switchover";
  why: Why;
  /** The URL that a switchover under way wants to go to. */
  target?: string;
  /** Whether a command may be given from this page now. */
  writable: boolean;
  /** How much attention the line wants. */
  says: "ok" | "attention" | "alarm";
  /** The one line for the operator. */
  line: string;
  /** Until a move that is announced, or waits its turn among many; absent where none does. */
  seconds?: number;
  notice?: string;
  moved?: Moved;
}

export interface StartOptions {
  /** Base URL of the node; by default where the script came from. */
  base?: string;
  /** Node id of the node that served the page; by default its first answer says so. */
  node?: string;
  /** "on" or true: the script adds a small bar of its own. */
  indicator?: boolean | "on";
  /** Present: the page is loaded anew where its address is answered by the other node. */
  reload?: boolean | "on";
  /** "top": the top page moves, where this one is a frame of it and the browser lets it; else the frame moves by itself. */
  frame?: "top" | "self";
  /** Path of the HMI that answers only who is signed in: the page looks whether somebody is on the other node, and tells its own node. */
  session?: string;
  /** How many seconds before a planned switch the operator is warned and asked, at least 20; by default the page goes at once. */
  warn?: number | string;
}

/** Starts; without effect where it has started. The script does so by itself when loaded by a tag. */
export declare function start(options?: StartOptions): void;

/** Stops asking and listening, and forgets what was heard. */
export declare function stop(): void;

/** What the page knows and decides now; null where not started. */
export declare function status(): SwitchoverStatus | null;

/**
 * Holds the page where it is, as while somebody is in the middle of an entry: it says so in its line
 * and does not move, other than by go(). hold(false) lets it move again, within a second.
 */
export declare function hold(on?: boolean): void;

/** The operator's own click: to the redundant node if it is Running, whatever the jump budget. */
export declare function go(): void;

/** The operator puts an announced move off: the warning begins anew, as often as wanted. */
export declare function wait(): void;

export interface SwitchoverApi {
  start: typeof start;
  stop: typeof stop;
  status: typeof status;
  hold: typeof hold;
  go: typeof go;
  wait: typeof wait;
}

declare const api: SwitchoverApi;
export default api;

declare global {
  /** Published by switchover.js. */
  const Switchover: SwitchoverApi;

  interface DocumentEventMap {
    /** What the page shows has changed. */
    "switchover:status": CustomEvent<SwitchoverStatus>;
    /**
     * The page is about to leave; preventDefault() holds it, and it is asked again later. What a
     * listener puts into `carry` goes along: no secret, and no more than some hundred letters.
     */
    "switchover:before": CustomEvent<Moved & { target: string; carry?: unknown }>;
    /** The page came here by a jump. */
    "switchover:after": CustomEvent<Moved & { carry?: unknown }>;
  }
}

/** What a person reads of each setting, in English. The rules are not here: the node says them. */

/** The two pages, each with its groups: the settings under a prefix, or those named. */
export const PAGES = {
  "node-settings": {
    title: "Node Settings",
    groups: [
      { title: "This node", fields: ["node.name", "node.httpPort", "node.bindAddress", "node.publicAddress"] },
      { title: "Runtime pages", fields: ["page.heartbeatMillis", "page.timeoutMillis", "page.missed", "page.coldOpen"] },
      { title: "Health probe", fields: ["health.address", "health.intervalMillis", "health.timeoutMillis", "health.rise", "health.fall"] },
      { title: "Hooks", fields: ["hooks.command", "hooks.url", "hooks.deadlineMillis"] },
    ],
  },
  redundancy: {
    title: "Redundancy",
    groups: [
      { title: "Pair", fields: ["redundancy.mode", "redundancy.pair", "redundancy.masterAddress", "redundancy.recovery", "redundancy.decidedBy"] },
      {
        title: "Times",
        fields: ["redundancy.pingRateMillis", "redundancy.pingTimeoutMillis", "redundancy.missedPings", "redundancy.failoverMillis", "redundancy.connectionWaitMillis", "redundancy.networkRecoveryMillis", "redundancy.returnQuietMillis"],
      },
      { title: "Safety", fields: ["redundancy.takeOverOnRefused", "redundancy.keyOverlapMillis"] },
      { title: "Another cluster manager", fields: ["external.stateFile", "external.command", "external.intervalMillis", "external.timeoutMillis"] },
      { title: "Coordinator", fields: ["coordinator.connect", "coordinator.path", "coordinator.sessionMillis", "coordinator.resignPauseMillis"] },
    ],
  },
};

/** Label and help of each. */
export const TEXTS = {
  "node.name": ["Node name", "For people only."],
  "node.httpPort": ["HTTP port", ""],
  "node.bindAddress": ["Bind address", "An address of this machine; empty for all of them."],
  "node.publicAddress": ["Public address", "How people outside reach the node: an http or https URL, or host:port."],
  "page.heartbeatMillis": ["Heartbeat period", ""],
  "page.timeoutMillis": ["Heartbeat timeout", ""],
  "page.missed": ["Missed heartbeats until silent", ""],
  "page.coldOpen": ["Open pages while their node is dead", "By a worker in the browser; on https or localhost."],
  "health.address": ["Address of the HMI", "http or https URL, or tcp://host:port. Empty for no probe."],
  "health.intervalMillis": ["Probe interval", ""],
  "health.timeoutMillis": ["Probe timeout", ""],
  "health.rise": ["Good answers until well", ""],
  "health.fall": ["Bad answers until sick", ""],
  "hooks.command": ["Command on a change of state", "The program and its arguments, one in a line."],
  "hooks.url": ["URL on a change of state", ""],
  "hooks.deadlineMillis": ["Deadline of a hook", ""],
  "redundancy.mode": ["Mode", "A Backup needs its master's pair.key in its home; the command join brings both."],
  "redundancy.pair": ["Pair", "The same name on both nodes."],
  "redundancy.masterAddress": ["Master node address", "URL of the master's node; for a Backup."],
  "redundancy.recovery": ["Recovery mode", "Automatic: a returning master becomes Running again. Manual: it stays Standby until a switch."],
  "redundancy.decidedBy": ["Who decides", "The same on both nodes."],
  "redundancy.pingRateMillis": ["Ping rate", "From one ping to the next."],
  "redundancy.pingTimeoutMillis": ["Ping timeout", ""],
  "redundancy.missedPings": ["Missed pings", "As many in a row end the link."],
  "redundancy.failoverMillis": ["Failover time", "Silence of the other node after which a Standby becomes Running."],
  "redundancy.connectionWaitMillis": ["Connection wait time", "How long a starting master waits for its backup."],
  "redundancy.networkRecoveryMillis": ["Recovery time of the plant's network", "PRP, HSR 0; ring 200; RSTP 6000."],
  "redundancy.returnQuietMillis": ["Quiet time of a returning master", ""],
  "redundancy.takeOverOnRefused": ["Take over at once where connections are refused", "Turn it off where a firewall could refuse for a living node."],
  "redundancy.keyOverlapMillis": ["Time for a change of the pair key", ""],
  "external.stateFile": ["State file", "Says Running or Standby. Give this or the command."],
  "external.command": ["Command", "Ends with 0 where this node may run; the program and its arguments, one in a line."],
  "external.intervalMillis": ["Interval", ""],
  "external.timeoutMillis": ["Timeout", ""],
  "coordinator.connect": ["Ensemble", "host:port, more of them with commas between."],
  "coordinator.path": ["Path", "The same on both nodes and on no other pair; empty for /switchover/ and the pair."],
  "coordinator.sessionMillis": ["Session", "After so long without contact the lead may go to the other node."],
  "coordinator.resignPauseMillis": ["Pause after giving up the lead", ""],
};

package switchover.outage;

/** What befalls the one that is Running, Master, or holds the lead. */
enum Fault {
  PLANNED("planned, from the request"),
  PLANNED_GAP("planned, nobody Running"),
  KILLED_MASTER("kill -9 of the Running master"),
  KILLED_BACKUP("kill -9 of the Running backup"),
  FROZEN("SIGSTOP of the Running node"),
  CUT("two-way cut between the two");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}

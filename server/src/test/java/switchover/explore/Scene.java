package switchover.explore;

/**
 * Two nodes, a page of theirs, and what is between them. Immutable.
 *
 * @param pair both nodes and the network between them
 * @param ofMaster what the master shows in public
 * @param ofBackup what the backup shows in public
 * @param reachesMaster whether the page and the master reach each other
 * @param reachesBackup whether the page and the backup reach each other
 * @param tab null where the browser shows its own error page: a node died between its word and the
 *     load
 * @param calmMillis for how long nobody disturbed anything and no node changed its state
 * @param broken the promise that the page broke in the last step; null for none
 */
record Scene(
    World pair,
    Board ofMaster,
    Board ofBackup,
    boolean reachesMaster,
    boolean reachesBackup,
    Tab tab,
    int calmMillis,
    String broken) {

  long nowMillis() {
    return pair.nowMillis();
  }

  Board board(boolean ofTheMaster) {
    return ofTheMaster ? ofMaster : ofBackup;
  }

  boolean reaches(boolean theMaster) {
    return theMaster ? reachesMaster : reachesBackup;
  }

  /** Whether a request to the node is answered: by the node, or by its host's refusal. */
  boolean answers(boolean theMaster) {
    return reaches(theMaster) && !pair.side(theMaster).frozen();
  }

  /** Whether the page could hear the node say Running. */
  boolean offersRunning(boolean theMaster) {
    return reaches(theMaster) && pair.side(theMaster).running();
  }

  Scene with(World next, Board masters, Board backups) {
    return new Scene(next, masters, backups, reachesMaster, reachesBackup, tab, calmMillis, broken);
  }

  Scene with(Tab next) {
    return with(next, broken);
  }

  Scene with(Tab next, String promise) {
    return new Scene(
        pair, ofMaster, ofBackup, reachesMaster, reachesBackup, next, calmMillis, promise);
  }

  Scene reaching(boolean theMaster, boolean reached) {
    return new Scene(
        pair,
        ofMaster,
        ofBackup,
        theMaster ? reached : reachesMaster,
        theMaster ? reachesBackup : reached,
        tab,
        calmMillis,
        broken);
  }

  Scene calmFor(int millis) {
    return new Scene(pair, ofMaster, ofBackup, reachesMaster, reachesBackup, tab, millis, broken);
  }

  /** What the page should go by, were it all-knowing. */
  int truth() {
    int truth = tab != null && tab.asleep() ? 1 : 0;
    for (boolean master : new boolean[] {true, false}) {
      truth = truth * 8 + (reaches(master) ? 4 : 0);
      truth += pair.side(master).awake() ? 2 : 0;
      truth += pair.side(master).running() ? 1 : 0;
    }
    return truth;
  }
}

package switchover.explore;

/**
 * Two nodes, the network between them and how long it has been quiet. Immutable.
 *
 * @param toMaster the newest word on its way to the master; null for none (an older one that it
 *     overtakes is dropped, as the link's sequence numbers make sure)
 * @param toBackup the same the other way
 * @param toMasterOpen whether the network carries anything to the master
 * @param toBackupOpen the same the other way
 * @param quietMillis since the last fault, start, wake, heal or switch
 */
record World(
    Side master,
    Side backup,
    Word toMaster,
    Word toBackup,
    boolean toMasterOpen,
    boolean toBackupOpen,
    int quietMillis,
    long nowMillis) {

  static World beginning(long nowMillis) {
    return new World(Side.DOWN, Side.DOWN, null, null, true, true, 0, nowMillis);
  }

  Side side(boolean ofMaster) {
    return ofMaster ? master : backup;
  }

  Word onItsWay(boolean toTheMaster) {
    return toTheMaster ? toMaster : toBackup;
  }

  boolean open(boolean toTheMaster) {
    return toTheMaster ? toMasterOpen : toBackupOpen;
  }

  boolean networkWhole() {
    return toMasterOpen && toBackupOpen;
  }

  World with(boolean ofMaster, Side side) {
    return new World(
        ofMaster ? side : master,
        ofMaster ? backup : side,
        toMaster,
        toBackup,
        toMasterOpen,
        toBackupOpen,
        quietMillis,
        nowMillis);
  }

  World withMessage(boolean toTheMaster, Word word) {
    return new World(
        master,
        backup,
        toTheMaster ? word : toMaster,
        toTheMaster ? toBackup : word,
        toMasterOpen,
        toBackupOpen,
        quietMillis,
        nowMillis);
  }

  World withNetwork(boolean opensToMaster, boolean opensToBackup) {
    return new World(
        master,
        backup,
        opensToMaster ? toMaster : null,
        opensToBackup ? toBackup : null,
        opensToMaster,
        opensToBackup,
        quietMillis,
        nowMillis);
  }

  World disturbed() {
    return new World(master, backup, toMaster, toBackup, toMasterOpen, toBackupOpen, 0, nowMillis);
  }

  World later(int millis) {
    return new World(
        master,
        backup,
        toMaster,
        toBackup,
        toMasterOpen,
        toBackupOpen,
        quietMillis + millis,
        nowMillis + millis);
  }
}

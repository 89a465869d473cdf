package switchover.live;

import switchover.status.Mode;

/**
 * Which epochs may have been used before a node started. Never too low: a node may leave out
 * thousands of epochs, and must not use one twice.
 *
 * @param known whether that is known at all
 * @param highest at least the highest that was used; 0 where it is not known
 * @param alarm what a person must know of it; null for nothing
 */
record EarlierEpochs(boolean known, long highest, String alarm) {
  /** The events reach the disk a moment later than the epochs. */
  static final int MARGIN_OVER_EVENTS = 10;

  /** An Independent node takes one epoch with each start, and a few where its disk has failed. */
  static final int MARGIN_OVER_BOOTS = 1000;

  /** As the file says. */
  static EarlierEpochs saved(long epoch) {
    return new EarlierEpochs(true, epoch, null);
  }

  /**
   * Where the file does not say.
   *
   * @param fault what is wrong with it
   * @param highestOfEvents 0 where none names an epoch
   * @param boots how often the node has started before
   */
  static EarlierEpochs lost(String fault, long highestOfEvents, Mode mode, long boots) {
    if (highestOfEvents > 0) {
      long highest = highestOfEvents + MARGIN_OVER_EVENTS;
      String alarm = fault + "; the node goes on above epoch " + highest + ", told by its events";
      return new EarlierEpochs(true, highest, alarm);
    }
    if (mode == Mode.INDEPENDENT) {
      long highest = boots + MARGIN_OVER_BOOTS;
      String alarm = fault + "; the node goes on above epoch " + highest + ", told by its starts";
      return new EarlierEpochs(true, highest, alarm);
    }
    String alarm =
        fault
            + ", and no event names an epoch; the node stays Standby until the redundant node has"
            + " said its epoch";
    return new EarlierEpochs(false, 0, alarm);
  }
}

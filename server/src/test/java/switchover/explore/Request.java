package switchover.explore;

/**
 * A request of the page.
 *
 * @param toMaster which node it went to
 * @param deadlineMillis as the page gave it
 * @param said what is on its way back; null where nobody has answered yet
 * @param lost whether nothing will come back
 */
record Request(
    int id, boolean toMaster, double askedMillis, double deadlineMillis, Said said, boolean lost) {

  Request saying(Said answer) {
    return new Request(id, toMaster, askedMillis, deadlineMillis, answer, lost);
  }

  Request lose() {
    return new Request(id, toMaster, askedMillis, deadlineMillis, null, true);
  }

  Request fails(Said failure) {
    return new Request(id, toMaster, askedMillis, deadlineMillis, failure, false);
  }
}

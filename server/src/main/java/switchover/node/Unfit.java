package switchover.node;

/** Why a node that is not Running could not take over now, the weightiest reason first. */
public enum Unfit {
  /** It does not know which epochs were used before. */
  EPOCH_LOST("epochLost", "it has lost its epoch and not yet heard the redundant node's"),

  /** It is on its way out. */
  STOPPING("stopping", "it is stopping"),

  /** A person wants it not to take over. */
  MAINTENANCE("maintenance", "it is in maintenance"),

  /** Its disk does not answer. */
  DISK_HANGS("diskHangs", "its disk does not answer"),

  /** Its epoch could not be saved a moment ago, or not in time. */
  EPOCH_NOT_SAVED("epochNotSaved", "its epoch could not be saved in time"),

  /** What is behind it, such as the HMI, is not well. */
  SICK("sick", "what is behind it is not well"),

  /** Its disk takes longer than the ping timeout, for which a hand-over is waited for. */
  DISK_SLOW("diskSlow", "its disk is too slow for a hand-over"),

  /** Whoever decides would not let it. */
  NOT_IN_LINE("notInLine", "whoever decides would not let it"),

  /** Said by a node whose version knows other reasons, or gives none. */
  OTHER("other", "it gives no reason");

  private final String word;
  private final String text;

  Unfit(String word, String text) {
    this.word = word;
    this.text = text;
  }

  /** The word in messages. */
  public String word() {
    return word;
  }

  /** For people; goes on from "is not ready: ". */
  public String text() {
    return text;
  }

  /** The reason of that word; {@link #OTHER} where there is none such. */
  public static Unfit of(String word) {
    for (Unfit each : values()) {
      if (each.word.equals(word)) {
        return each;
      }
    }
    return OTHER;
  }
}

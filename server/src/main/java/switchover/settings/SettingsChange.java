package switchover.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import switchover.status.Mode;

/**
 * What would become of a node at work if these settings were saved. Pure.
 *
 * @param document what would be saved
 * @param parsed what it says
 * @param atOnce the names of the fields that differ from what the node works by and that it takes
 *     at once
 * @param restartNeeded those that it takes when it is started again
 */
public record SettingsChange(
    SettingsDocument document,
    SettingsParser.Parsed parsed,
    List<String> atOnce,
    List<String> restartNeeded) {

  private static final String FRAMED_BY = "page.framedBy";

  /** The browser would leave an operator without a screen, and no script in it could tell. */
  private static final String FRAMED_BY_OF_BOTH =
      FRAMED_BY
          + " wants to be the same on both nodes: a frame that moves to a node which does not let"
          + " itself be framed stays blank";

  /** As where the settings of the one node are imported on the other. */
  private static final String MODE_OF_BOTH =
      "redundancy.mode: change it on the other node too: two Masters, or two Backups, refuse each"
          + " other, and both may be Running";

  private static final String HTTPS_PORT = "node.httpsPort";

  /** No script learns from the browser that it is the certificate for which a page stays. */
  private static final String HTTPS_OF_BOTH =
      HTTPS_PORT
          + ": set it on the other node too, or on neither: with it this node's own addresses are"
          + " https, to which pages that came by https move alone, and others only where their"
          + " browser trusts the certificate";

  private static final String PAIR = "redundancy.pair";

  /** An answer of another pair is none to a page, which would wait for its own for ever. */
  private static final String PAIR_OF_PAGES =
      PAIR
          + ": change it on the other node too; pages that are open by then belong to the former"
          + " pair: load them anew after the restart";

  /**
   * Judges.
   *
   * @param inForce what the node works by
   * @throws SettingsException with everything that is wrong with the document
   */
  public static SettingsChange of(SettingsDocument document, Settings inForce)
      throws SettingsException {
    SettingsParser.Parsed parsed = document.judged(HostName.asNodeName());
    List<SettingField> differing = SettingFields.differing(inForce, parsed.settings());
    SettingsChange change =
        new SettingsChange(document, parsed, names(differing, true), names(differing, false));
    return change.warningOf(ofBoth(change, inForce.redundancy().mode()));
  }

  /** What a pair needs on both nodes, and is changed on this one. */
  private static List<String> ofBoth(SettingsChange change, Mode former) {
    Mode next = change.parsed.settings().redundancy().mode();
    List<String> warnings = new ArrayList<>();
    if (next != Mode.INDEPENDENT && change.atOnce.contains(FRAMED_BY)) {
      warnings.add(FRAMED_BY_OF_BOTH);
    }
    if (next != Mode.INDEPENDENT && former != Mode.INDEPENDENT && next != former) {
      warnings.add(MODE_OF_BOTH);
    }
    if (next != Mode.INDEPENDENT && change.restartNeeded.contains(HTTPS_PORT)) {
      warnings.add(HTTPS_OF_BOTH);
    }
    if (former != Mode.INDEPENDENT && change.restartNeeded.contains(PAIR)) {
      warnings.add(PAIR_OF_PAGES);
    }
    return warnings;
  }

  /** Says of what would keep a node from its start, by these settings, that it would. */
  public static String obstacle(String what) {
    return "a start with these settings would fail: " + what;
  }

  /** The same with more that is allowed and likely not meant. */
  public SettingsChange warningOf(List<String> more) {
    List<String> all = Stream.concat(parsed.warnings().stream(), more.stream()).toList();
    SettingsParser.Parsed warned =
        new SettingsParser.Parsed(parsed.settings(), parsed.unknown(), all);
    return new SettingsChange(document, warned, atOnce, restartNeeded);
  }

  private static List<String> names(List<SettingField> fields, boolean atOnce) {
    return fields.stream()
        .filter(field -> field.atOnce() == atOnce)
        .map(SettingField::name)
        .toList();
  }
}

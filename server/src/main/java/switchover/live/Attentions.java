package switchover.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import switchover.audit.AuditLog;
import switchover.link.Aside;
import switchover.link.Hello;
import switchover.link.Refusals;
import switchover.link.Rejection;
import switchover.node.DecidedBy;
import switchover.node.Disk;
import switchover.settings.PageSettings;
import switchover.settings.PairKeys;
import switchover.settings.Problem;
import switchover.settings.SettingsException;
import switchover.settings.SettingsFile;
import switchover.status.Address;
import switchover.status.Attention;

/**
 * What a person must look at in how the pair is set up, as this node knows it now. Thread-safe,
 * never blocks.
 */
public final class Attentions {
  private static final String OTHER_DECIDER = "OtherDecider";
  private static final String OTHER_FRAMED_BY = "OtherFramedBy";
  private static final String NO_ADDRESS = "NoAddress";
  private static final String OTHER_SCHEME = "OtherScheme";
  private static final String CERTIFICATE_EXPIRES = "CertificateExpires";
  private static final String CERTIFICATE_REFUSED = "CertificateRefused";
  private static final String CERTIFICATE_UNFIT = "CertificateUnfit";
  private static final String SETTINGS_DAMAGED = "SettingsDamaged";

  private static final Attention AUDIT_NOT_WRITTEN =
      new Attention(
          "AuditNotWritten",
          "the disk of this node's home refuses the audit entries: who does what now is not kept"
              + " over a restart until it takes them again");

  private static final Attention AUDIT_FULL_SOON =
      new Attention(
          "AuditNearlyFull",
          "the audit trail of this node is nearly full, and its older half will be dropped for what"
              + " comes: save it as a file, on the view Audit of the configuration screen or by GET"
              + " /api/audit");

  private static final Attention DISK_FAILS =
      new Attention(
          "DiskFails",
          "the disk of this node's home refuses its epoch, without which it can't become Running:"
              + " make room, or let this node write there; it is tried again each 5 s");

  private static final Attention DISK_HANGS =
      new Attention(
          "DiskHangs",
          "the disk of this node's home does not answer, without which it can't become Running; it"
              + " takes over as soon as the disk answers");

  private static final Attention KEY_CHANGE_OVERDUE =
      new Attention(
          "KeyChangeOverdue",
          "the time for changing the pair key is over, and the other node has not been linked with"
              + " the next one, so the former one still holds: bring pair.key.next of this node's"
              + " home to the other node, by a way that nobody else reads, and there: java -jar"
              + " switchover.jar key next --home DIR --key-file FILE");

  private static final Attention ACCOUNTS_DAMAGED =
      new Attention(
          "AccountsDamaged",
          "accounts.json of this node's home can't be used, as its log says, so that nobody can sign"
              + " in by name and password: bring a good copy back, or remove the file to make the"
              + " first admin anew, and start the node again");

  /** Every reason that there is, as a word of {@link Attention}. */
  public static final List<String> REASONS = reasons();

  private final Refusals refusals;
  private final PairKeys keys;
  private final DecidedBy decidedBy;
  private final Supplier<PageSettings> page;
  private final SettingsFile settingsFile;
  private final AuditLog audit;
  private volatile Attention otherDecider;
  private volatile Attention noAddress;
  private volatile Attention otherScheme;
  private volatile String otherName;
  private volatile String otherFramedById;
  private volatile Attention certificateExpires;
  private volatile Attention certificateRefused;
  private volatile Attention certificateUnfit;
  private volatile Attention accountsDamaged;
  private volatile Attention disk;
  private Set<Attention> told = Set.of();

  /**
   * @param keys null for an Independent node
   * @param decidedBy who decides for this node
   * @param page what this node works by now
   */
  Attentions(
      Refusals refusals,
      PairKeys keys,
      DecidedBy decidedBy,
      Supplier<PageSettings> page,
      SettingsFile settingsFile,
      AuditLog audit) {
    this.settingsFile = settingsFile;
    this.audit = audit;
    this.refusals = refusals;
    this.keys = keys;
    this.decidedBy = decidedBy;
    this.page = page;
  }

  /**
   * The nodes are linked; what the other one is set to holds until they are linked anew.
   *
   * @param met under which addresses each of the two is reached
   */
  void linked(Hello peer, Acquaintance met) {
    boolean differs = peer.decidedBy() != null && peer.decidedBy() != decidedBy;
    otherDecider =
        differs ? new Attention(OTHER_DECIDER, text(peer.name(), peer.decidedBy())) : null;
    boolean reached = !met.redundant().isEmpty();
    noAddress = reached ? null : new Attention(NO_ADDRESS, noAddressText(peer.name()));
    otherScheme = otherScheme(peer.name(), met);
    otherName = peer.name();
  }

  /** The other node said this; it holds until it says something else, be it linked or not. */
  void heard(Aside aside) {
    otherFramedById = aside.framedById();
  }

  /**
   * The certificate by which this node answers https will soon be good for nothing.
   *
   * @param until null where there is time, or none any more
   */
  void certificateExpires(Instant until) {
    String text =
        "the certificate of this node's https port is valid until "
            + until
            + ": put a new one into the files that the section tls of switchover.json names; it is"
            + " taken without a restart";
    certificateExpires = until == null ? null : new Attention(CERTIFICATE_EXPIRES, text);
  }

  /**
   * The files for the certificate hold what is not presented.
   *
   * @param why null where they don't
   */
  void certificateRefused(String why) {
    String text =
        why
            + ". The https port goes on by the certificate from before: put a good one into the"
            + " files; it is taken without a restart";
    certificateRefused = why == null ? null : new Attention(CERTIFICATE_REFUSED, text);
  }

  /**
   * Browsers refuse the certificate by which this node answers https.
   *
   * @param why to be put after its name; null where they don't
   */
  void certificateUnfit(String why) {
    String text =
        "the certificate of this node's https port "
            + why
            + ", so that browsers refuse it and no page can come to this node by https: put a good"
            + " one into the files that the section tls of switchover.json names; it is taken"
            + " without a restart";
    certificateUnfit = why == null ? null : new Attention(CERTIFICATE_UNFIT, text);
  }

  /** How the disk took this node's epoch last. */
  void disk(Disk now) {
    disk =
        switch (now) {
          case WELL -> null;
          case FAILS -> DISK_FAILS;
          case HANGS -> DISK_HANGS;
        };
  }

  /** For as long as this node runs. */
  void nobodyCanSignIn() {
    accountsDamaged = ACCOUNTS_DAMAGED;
  }

  private String text(String other, DecidedBy theirs) {
    return "redundancy.decidedBy is "
        + decidedBy.word()
        + " on this node and "
        + theirs.word()
        + " on node "
        + other
        + ", so that both may be Running, or none: set it to the same on both nodes";
  }

  /**
   * All of it, in an order that stays; empty where there is nothing.
   *
   * @param linked whether the nodes are linked: then nobody's refusal matters
   */
  List<Attention> now(boolean linked) {
    List<Attention> now = new ArrayList<>(own());
    Attention ofDisk = disk;
    if (ofDisk != null) {
      now.add(ofDisk);
    }
    for (Rejection why : linked ? List.<Rejection>of() : refusals.standing()) {
      now.add(new Attention(why.reason().word(), why.text()));
    }
    return List.copyOf(now);
  }

  /**
   * Tells what is new since the last time and what is over; refusals are told by their ends, the
   * disk by the alarm of who decides.
   */
  synchronized void tell(NodeLog log, long epoch) {
    Set<Attention> now = new HashSet<>(own());
    for (Attention each : now) {
      if (!told.contains(each)) {
        log.attention(each, epoch);
      }
    }
    for (Attention each : told) {
      if (!now.contains(each)) {
        log.alarmIsOver(each.reason() + " is over");
      }
    }
    told = now;
  }

  private List<Attention> own() {
    List<Attention> own = new ArrayList<>();
    if (keys != null && keys.changeIsOverdue()) {
      own.add(KEY_CHANGE_OVERDUE);
    }
    SettingsException fault = settingsFile.fault();
    if (fault != null) {
      own.add(new Attention(SETTINGS_DAMAGED, text(fault)));
    }
    Stream.of(
            otherDecider,
            noAddress,
            otherScheme,
            certificateExpires,
            certificateRefused,
            certificateUnfit,
            accountsDamaged)
        .filter(Objects::nonNull)
        .forEach(own::add);
    String theirs = otherFramedById;
    if (theirs != null && !theirs.equals(page.get().framedById())) {
      own.add(new Attention(OTHER_FRAMED_BY, framedByText()));
    }
    if (audit.isFailing()) {
      own.add(AUDIT_NOT_WRITTEN);
    }
    if (audit.isNearlyFull()) {
      own.add(AUDIT_FULL_SOON);
    }
    return own;
  }

  private static String noAddressText(String other) {
    return "no address of node "
        + other
        + " is known by which a page could be sent to it, as the log of the master says: give it a"
        + " public address, or change its context path";
  }

  /** Null where pages can come by https to both nodes or to none, as far as addresses are known. */
  private static Attention otherScheme(String other, Acquaintance met) {
    boolean here = hasHttps(met.own());
    if (met.own().isEmpty() || met.redundant().isEmpty() || here == hasHttps(met.redundant())) {
      return null;
    }
    String what =
        here
            ? "this node has an https address and node "
                + other
                + " has none: a page that came by https can't move there"
            : "node "
                + other
                + " has an https address and this node has none: a page that came by https can't"
                + " move here, and one of this node moves there only where its browser trusts the"
                + " certificate";
    return new Attention(
        OTHER_SCHEME,
        what
            + ". Give both nodes https addresses or neither: they come from node.publicAddress and"
            + " node.httpsPort, and the master's from redundancy.masterAddress of the backup");
  }

  private static boolean hasHttps(List<Address> addresses) {
    return addresses.stream().anyMatch(address -> address.url().startsWith("https:"));
  }

  private String framedByText() {
    return "page.framedBy is not the same on this node and on node "
        + otherName
        + ", so that a frame that moves to the one which does not let itself be framed stays blank:"
        + " set it to the same on both nodes";
  }

  /** Not the value: anybody may read this, and it may be a secret. */
  private static String text(SettingsException fault) {
    int more = fault.problems().size() - 1;
    Problem first = fault.problems().get(0);
    return "switchover.json can't be used: "
        + first.field()
        + ", allowed: "
        + first.allowed()
        + (more == 0 ? "" : " (and " + more + " more)")
        + ". The last good settings are used in place of the file: save the settings anew, or mend"
        + " the file and start the node again";
  }

  private static List<String> reasons() {
    List<String> all = new ArrayList<>();
    all.add(KEY_CHANGE_OVERDUE.reason());
    all.add(DISK_FAILS.reason());
    all.add(DISK_HANGS.reason());
    all.add(OTHER_DECIDER);
    all.add(OTHER_FRAMED_BY);
    all.add(NO_ADDRESS);
    all.add(OTHER_SCHEME);
    all.add(CERTIFICATE_EXPIRES);
    all.add(CERTIFICATE_REFUSED);
    all.add(CERTIFICATE_UNFIT);
    all.add(SETTINGS_DAMAGED);
    all.add(ACCOUNTS_DAMAGED.reason());
    all.add(AUDIT_NOT_WRITTEN.reason());
    all.add(AUDIT_FULL_SOON.reason());
    for (Rejection.Reason reason : Rejection.Reason.values()) {
      all.add(reason.word());
    }
    return List.copyOf(all);
  }
}

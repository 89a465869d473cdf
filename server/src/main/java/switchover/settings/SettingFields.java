package switchover.settings;

import static switchover.settings.SettingField.flag;
import static switchover.settings.SettingField.number;
import static switchover.settings.SettingField.text;
import static switchover.settings.SettingField.word;
import static switchover.settings.SettingField.words;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import switchover.coordination.CoordinatorSettings;
import switchover.external.ExternalSettings;
import switchover.health.ProbeSettings;
import switchover.hook.HookSettings;
import switchover.node.DecidedBy;
import switchover.node.Recovery;
import switchover.status.Mode;

/** Every setting that this version knows, in the order of the file. */
public final class SettingFields {
  /** All of them; immutable. */
  public static final List<SettingField> ALL =
      Stream.of(
              node(),
              tls(),
              place(),
              shared(redundancy()),
              health(),
              hooks(),
              external(),
              shared(coordinator()),
              shared(page()))
          .flatMap(List::stream)
          .toList();

  private SettingFields() {}

  /**
   * The field of that name.
   *
   * @return null where there is none
   */
  public static SettingField of(String name) {
    return ALL.stream().filter(field -> field.name().equals(name)).findFirst().orElse(null);
  }

  /** Those whose values are not the same in both. */
  public static List<SettingField> differing(Settings one, Settings other) {
    return ALL.stream()
        .filter(field -> !Objects.equals(field.value().apply(one), field.value().apply(other)))
        .toList();
  }

  private static List<SettingField> node() {
    return List.of(
        text("node.name", s -> s.node().name()).takenAtOnce(),
        number(
            "node.httpPort",
            NodeSettings.HTTP_PORTS,
            NodeSettings.HTTP_PORT,
            s -> s.node().httpPort()),
        number("node.httpsPort", NodeSettings.HTTP_PORTS, of(Settings::tls, TlsSettings::port)),
        text("node.bindAddress", s -> s.node().bindAddress()),
        text("node.publicAddress", s -> s.node().publicAddress()),
        words("node.hostNames", s -> s.node().hostNames()).takenAtOnce(),
        words("node.trustedProxies", s -> s.node().trustedProxies()).takenAtOnce());
  }

  private static List<SettingField> tls() {
    return List.of(
        text("tls.certificateFile", of(Settings::tls, TlsSettings::certificateFile)),
        text("tls.keyFile", of(Settings::tls, TlsSettings::keyFile)),
        text("tls.storeFile", of(Settings::tls, TlsSettings::storeFile)),
        text("tls.passwordFile", of(Settings::tls, TlsSettings::passwordFile)),
        flag("tls.redirect", false, of(Settings::tls, TlsSettings::redirect)));
  }

  private static List<SettingField> shared(List<SettingField> fields) {
    return fields.stream().map(SettingField::ofThePair).toList();
  }

  /** Which node of which pair it is. */
  private static List<SettingField> place() {
    return List.of(
        word(
            "redundancy.mode",
            Stream.of(Mode.values()).map(Mode::word).toList(),
            Mode.INDEPENDENT.word(),
            pair(r -> r.mode().word())),
        text("redundancy.pair", pair(r -> r.pair())),
        text("redundancy.masterAddress", pair(r -> r.masterAddress())));
  }

  private static List<SettingField> redundancy() {
    return List.of(
        word(
            "redundancy.recovery",
            Stream.of(Recovery.values()).map(Recovery::word).toList(),
            Recovery.AUTOMATIC.word(),
            pair(r -> r.recovery().word())),
        number(
            "redundancy.pingRateMillis",
            RedundancySettings.PING_RATES,
            RedundancySettings.PING_RATE_MILLIS,
            pair(r -> r.pingRateMillis())),
        number(
            "redundancy.pingTimeoutMillis",
            RedundancySettings.PING_TIMEOUTS,
            RedundancySettings.PING_TIMEOUT_MILLIS,
            pair(r -> r.pingTimeoutMillis())),
        number(
            "redundancy.missedPings",
            RedundancySettings.MISSED,
            RedundancySettings.MISSED_PINGS,
            pair(r -> r.missedPings())),
        number(
            "redundancy.failoverMillis",
            RedundancySettings.FAILOVERS,
            RedundancySettings.FAILOVER_MILLIS,
            pair(r -> r.failoverMillis())),
        number(
            "redundancy.connectionWaitMillis",
            RedundancySettings.CONNECTION_WAITS,
            RedundancySettings.CONNECTION_WAIT_MILLIS,
            pair(r -> r.connectionWaitMillis())),
        number(
            "redundancy.networkRecoveryMillis",
            RedundancySettings.NETWORK_RECOVERIES,
            0,
            pair(r -> r.networkRecoveryMillis())),
        number(
            "redundancy.returnQuietMillis",
            RedundancySettings.RETURN_QUIETS,
            0,
            pair(r -> r.returnQuietMillis())),
        flag("redundancy.takeOverOnRefused", true, pair(r -> r.takeOverOnRefused())),
        number(
            "redundancy.keyOverlapMillis",
            RedundancySettings.KEY_OVERLAPS,
            RedundancySettings.KEY_OVERLAP_MILLIS,
            pair(r -> r.keyOverlapMillis())),
        word(
            "redundancy.decidedBy",
            Stream.of(DecidedBy.values()).map(DecidedBy::word).toList(),
            DecidedBy.BUILTIN.word(),
            pair(r -> r.decidedBy().word())));
  }

  private static List<SettingField> health() {
    return List.of(
        text("health.address", of(Settings::health, ProbeSettings::address)),
        number(
            "health.intervalMillis",
            BesideParser.INTERVALS,
            BesideParser.PROBE_INTERVAL_MILLIS,
            of(Settings::health, ProbeSettings::intervalMillis)),
        number(
            "health.timeoutMillis",
            BesideParser.TIMEOUTS,
            BesideParser.PROBE_TIMEOUT_MILLIS,
            of(Settings::health, ProbeSettings::timeoutMillis)),
        number(
            "health.rise",
            BesideParser.COUNTS,
            BesideParser.RISE,
            of(Settings::health, ProbeSettings::rise)),
        number(
            "health.fall",
            BesideParser.COUNTS,
            BesideParser.FALL,
            of(Settings::health, ProbeSettings::fall)));
  }

  private static List<SettingField> hooks() {
    return List.of(
        words("hooks.command", of(Settings::hooks, HookSettings::command)),
        text("hooks.url", of(Settings::hooks, HookSettings::url)),
        number(
            "hooks.deadlineMillis",
            BesideParser.TIMEOUTS,
            BesideParser.HOOK_DEADLINE_MILLIS,
            of(Settings::hooks, HookSettings::deadlineMillis)));
  }

  private static List<SettingField> external() {
    return List.of(
        text("external.stateFile", of(Settings::external, ExternalSettings::stateFile)),
        words("external.command", of(Settings::external, ExternalSettings::command)),
        number(
            "external.intervalMillis",
            BesideParser.INTERVALS,
            BesideParser.EXTERNAL_INTERVAL_MILLIS,
            of(Settings::external, ExternalSettings::intervalMillis)),
        number(
            "external.timeoutMillis",
            BesideParser.TIMEOUTS,
            BesideParser.EXTERNAL_TIMEOUT_MILLIS,
            of(Settings::external, ExternalSettings::timeoutMillis)));
  }

  private static List<SettingField> coordinator() {
    return List.of(
        text("coordinator.connect", of(Settings::coordinator, CoordinatorSettings::connect)),
        text("coordinator.path", of(Settings::coordinator, CoordinatorSettings::path)),
        number(
            "coordinator.sessionMillis",
            CoordinatorParser.SESSIONS,
            CoordinatorParser.SESSION_MILLIS,
            of(Settings::coordinator, CoordinatorSettings::sessionMillis)),
        number(
            "coordinator.resignPauseMillis",
            CoordinatorParser.PAUSES,
            CoordinatorParser.RESIGN_PAUSE_MILLIS,
            of(Settings::coordinator, CoordinatorSettings::resignPauseMillis)));
  }

  private static List<SettingField> page() {
    return List.of(
        number(
                "page.heartbeatMillis",
                PageSettings.HEARTBEATS,
                PageSettings.HEARTBEAT_MILLIS,
                s -> s.page().heartbeatMillis())
            .takenAtOnce(),
        number(
                "page.timeoutMillis",
                PageSettings.TIMEOUTS,
                PageSettings.TIMEOUT_MILLIS,
                s -> s.page().timeoutMillis())
            .takenAtOnce(),
        number("page.missed", PageSettings.MISSES, PageSettings.MISSED, s -> s.page().missed())
            .takenAtOnce(),
        flag("page.coldOpen", true, s -> s.page().coldOpen()).takenAtOnce(),
        words("page.framedBy", s -> s.page().framedBy()).takenAtOnce());
  }

  private static Function<Settings, Object> pair(Function<RedundancySettings, Object> value) {
    return settings -> value.apply(settings.redundancy());
  }

  /** Of a section that may be left out. */
  private static <T> Function<Settings, Object> of(
      Function<Settings, T> section, Function<T, Object> value) {
    return settings ->
        section.apply(settings) == null ? null : value.apply(section.apply(settings));
  }
}

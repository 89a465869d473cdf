package switchover.zookeeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import switchover.zookeeper.Samples.Term;

/** Two candidates before a real ensemble, through its faults and theirs: never two may run. */
class RealEnsembleIT {
  private static final long SESSION_NANOS = Ensemble.SESSION_MILLIS * 1_000_000L;
  private static final int CLOSE_AT_MOST_MILLIS = 1000;

  @TempDir static Path shared;
  private static Ensemble ensemble;

  @TempDir Path folder;
  private Candidate first;
  private Candidate second;
  private int homeOfFirst;

  @BeforeAll
  static void startEnsemble() throws Exception {
    ensemble = Ensemble.start(shared);
  }

  @AfterAll
  static void stopEnsemble() {
    ensemble.close();
  }

  /** The first leads, the second stands behind it. */
  @BeforeEach
  void startCandidates(TestInfo test) throws Exception {
    String path = "/switchover/" + test.getTestMethod().orElseThrow().getName() + folder.hashCode();
    first = Candidate.start("first", ensemble, path, folder);
    awaitMayRun(first);
    homeOfFirst = ensemble.homeOfOnlyClient();
    second = Candidate.start("second", ensemble, path, folder);
    awaitSaid(second, "false another node leads " + path);
  }

  @AfterEach
  void neverTwo() throws Exception {
    first.close();
    second.close();
    List<Term> terms = first.samples().terms();
    assertFalse(terms.isEmpty(), "the first never ran");
    for (Term one : terms) {
      for (Term other : second.samples().terms()) {
        assertFalse(one.meets(other), () -> "two may run: " + one + " and " + other);
      }
    }
    // The client logs by the node's own binding, without a word about a second or a missing one.
    String printed = first.process().printed() + second.process().printed();
    assertFalse(printed.contains("SLF4J"), printed);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "CoordinatedPairIT shows it with whole nodes: by ./test --long")
  void theLeaderOfTheEnsembleIsKilled() throws Exception {
    int leader = ensemble.leader();
    ensemble.member(leader).kill();
    long killedNanos = System.nanoTime();
    Await.until(
        "one may run again",
        this::seen,
        () -> ranSince(first, killedNanos + SESSION_NANOS) || ranSince(second, killedNanos));
    ensemble.startMember(leader);
    ensemble.awaitWhole();
    Await.until("one may run", this::seen, () -> first.mayRun() || second.mayRun());
  }

  /** That a majority is killed, {@code CoordinatedPairIT} shows with whole nodes. */
  static Stream<String> silences() {
    return Stream.of("frozen", "killed").limit(Boolean.getBoolean("switchover.long") ? 2 : 1);
  }

  /** The holder's own member is left, and answers it as long as it believes in its majority. */
  @ParameterizedTest
  @MethodSource("silences")
  void withoutAMajorityNobodyMayRunWithinTheSession(String how) throws Exception {
    boolean kill = how.equals("killed");
    int kept = homeOfFirst;
    for (int member = 0; member < Ensemble.MEMBERS; member++) {
      if (member != kept && kill) {
        ensemble.member(member).kill();
      } else if (member != kept) {
        ensemble.member(member).freeze();
      }
    }
    long lostNanos = System.nanoTime();
    awaitSaid(first, "false no answer from a majority of the coordinator " + ensemble.connect());
    awaitSaid(second, "false no answer from a majority of the coordinator " + ensemble.connect());
    long untilNanos = lostNanos + 3 * SESSION_NANOS;
    Await.until(
        "sampled for three sessions",
        this::seen,
        () -> sampledSince(first, untilNanos) && sampledSince(second, untilNanos));
    assertFalse(ranSince(first, lostNanos + SESSION_NANOS), this::seenNow);
    assertFalse(ranSince(second, lostNanos), this::seenNow);
    for (int member = 0; member < Ensemble.MEMBERS; member++) {
      if (member != kept && kill) {
        ensemble.startMember(member);
      } else if (member != kept) {
        ensemble.member(member).thaw();
      }
    }
    ensemble.awaitWhole();
    Await.until("one may run again", this::seen, () -> first.mayRun() || second.mayRun());
  }

  @Test
  @EnabledIfSystemProperty(
      named = "switchover.long",
      matches = "true",
      disabledReason = "CoordinatedPairIT shows it with whole nodes: by ./test --long")
  void theSessionExpiresWhileTheHolderIsFrozen() throws Exception {
    first.process().freeze();
    long frozenNanos = System.nanoTime();
    awaitMayRun(second);
    long tookOverNanos = System.nanoTime();
    assertTrue(tookOverNanos - frozenNanos > SESSION_NANOS * 2 / 3, "before the word had ended");
    first.process().thaw();
    Await.until("sampled since", this::seen, () -> sampledSince(first, tookOverNanos));
    awaitLastSaid(first, "false another node leads");
    assertFalse(ranSince(first, tookOverNanos), this::seenNow);
    assertTrue(second.mayRun(), this::seenNow);
  }

  @Test
  void theHolderIsKilled() throws Exception {
    first.process().kill();
    awaitMayRun(second);
  }

  @Test
  void aResignationHandsOverAndTheNodeStandsAgain() throws Exception {
    first.process().say("resign");
    awaitSaid(first, "resigned, permitted false");
    awaitMayRun(second);
    awaitLastSaid(first, "false another node leads");
    second.process().say("resign");
    awaitMayRun(first);
  }

  @Test
  void aPlannedStopHandsOverAtOnce() throws Exception {
    long askedNanos = System.nanoTime();
    first.process().say("close");
    awaitMayRun(second);
    assertTrue(
        second.samples().terms().get(0).fromNanos() - askedNanos < SESSION_NANOS,
        "the session was ended, not left to expire");
    assertTrue(first.process().endsWithin(5));
    assertTrue(first.process().printed().contains("closed, permitted false"), this::seenNow);
  }

  @Test
  void aStopIsPromptThoughTheEnsembleIsFrozen() throws Exception {
    for (int member = 0; member < Ensemble.MEMBERS; member++) {
      ensemble.member(member).freeze();
    }
    try {
      first.process().say("close");
      awaitSaid(first, "closed, permitted false");
    } finally {
      for (int member = 0; member < Ensemble.MEMBERS; member++) {
        ensemble.member(member).thaw();
      }
    }
    String said = first.process().printed();
    int tookMillis = Integer.parseInt(said.substring(said.lastIndexOf("took ") + 5).strip());
    assertTrue(tookMillis <= CLOSE_AT_MOST_MILLIS, said);
    ensemble.awaitWhole();
  }

  @Test
  void theNodesOwnJarStaysLight() throws Exception {
    Path own = Path.of(System.getProperty("switchover.jar"));
    assertTrue(Files.size(own) < 12_000_000, () -> own + " is too large");
    try (var jar = new java.util.jar.JarFile(own.toFile())) {
      assertEquals(
          List.of(),
          jar.stream()
              .map(java.util.zip.ZipEntry::getName)
              .filter(name -> name.contains("zookeeper") || name.contains("curator"))
              .toList());
    }
  }

  private void awaitMayRun(Candidate candidate) throws Exception {
    Await.until(candidate.name() + " may run", () -> said(candidate), candidate::mayRun);
  }

  private static void awaitSaid(Candidate candidate, String words) throws Exception {
    Await.until(
        candidate.name() + " said " + words,
        () -> said(candidate),
        () -> candidate.process().printed().contains(words));
  }

  private static void awaitLastSaid(Candidate candidate, String words) throws Exception {
    Await.until(
        candidate.name() + " said at last " + words,
        () -> said(candidate),
        () ->
            candidate
                .process()
                .printed()
                .lines()
                .filter(line -> line.startsWith("true ") || line.startsWith("false "))
                .reduce((before, last) -> last)
                .orElse("")
                .startsWith(words));
  }

  private static boolean sampledSince(Candidate candidate, long nanos) throws Exception {
    return !candidate.samples().since(nanos).all().isEmpty();
  }

  private static boolean ranSince(Candidate candidate, long nanos) throws Exception {
    return !candidate.samples().since(nanos).terms().isEmpty();
  }

  private static String said(Candidate candidate) throws Exception {
    return candidate.name() + " said:\n" + candidate.process().printed();
  }

  private String seen() throws Exception {
    return said(first) + "\n" + said(second);
  }

  private String seenNow() {
    try {
      return seen();
    } catch (Exception e) {
      return e.toString();
    }
  }
}

package switchover.switches;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** What befalls the Running node, and how the pair is made whole again. */
enum Fault {
  PLANNED("planned", "planned switch, from the request") {
    @Override
    void befall(TestPair pair, TestNode node) throws Exception {
      pair.switchByHttp(node);
    }

    @Override
    void heal(TestNode node) {}
  },

  KILLED_MASTER("killed-master", "kill -9 of the Running master") {
    @Override
    void befall(TestPair pair, TestNode node) throws Exception {
      node.process().kill();
    }

    @Override
    void heal(TestNode node) throws Exception {
      node.start();
    }

    @Override
    TestNode always(TestPair pair) {
      return pair.a();
    }
  },

  KILLED_BACKUP("killed-backup", "kill -9 of the Running backup") {
    @Override
    void befall(TestPair pair, TestNode node) throws Exception {
      node.process().kill();
    }

    @Override
    void heal(TestNode node) throws Exception {
      node.start();
    }

    @Override
    TestNode always(TestPair pair) {
      return pair.b();
    }
  },

  FROZEN("frozen", "SIGSTOP of the Running node") {
    @Override
    void befall(TestPair pair, TestNode node) throws Exception {
      node.process().freeze();
    }

    @Override
    void heal(TestNode node) throws Exception {
      node.process().thaw();
    }
  };

  private final String option;
  private final String words;

  Fault(String option, String words) {
    this.option = option;
    this.words = words;
  }

  /** Those of that name on the command line. */
  static List<Fault> named(String option) {
    List<Fault> named = Stream.of(values()).filter(one -> one.option.equals(option)).toList();
    if (named.isEmpty()) {
      String allowed = Stream.of(values()).map(one -> one.option).collect(joining(", "));
      throw new IllegalArgumentException(
          "fault \"" + option + "\" is not known; allowed: " + allowed);
    }
    return named;
  }

  String words() {
    return words;
  }

  abstract void befall(TestPair pair, TestNode node) throws Exception;

  abstract void heal(TestNode node) throws Exception;

  /** The node that it befalls in each run; null for whichever is Running. */
  TestNode always(TestPair pair) {
    return null;
  }
}

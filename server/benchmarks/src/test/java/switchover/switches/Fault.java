package switchover.switches;

import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** What befalls the Running node, and how the pair is made whole again. */
enum Fault {
  PLANNED("planned switch, from the request") {
    @Override
    void befall(TestPair pair, TestNode node) throws Exception {
      pair.switchByHttp(node);
    }

    @Override
    void heal(TestNode node) {}
  },

  KILLED_MASTER("kill -9 of the Running master") {
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

  KILLED_BACKUP("kill -9 of the Running backup") {
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

  FROZEN("SIGSTOP of the Running node") {
    @Override
    void befall(TestPair pair, TestNode node) throws Exception {
      node.process().freeze();
    }

    @Override
    void heal(TestNode node) throws Exception {
      node.process().thaw();
    }
  };

  private final String words;

  Fault(String words) {
    this.words = words;
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

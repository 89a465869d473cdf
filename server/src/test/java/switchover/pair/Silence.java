package switchover.pair;

/** The ways in which a node falls silent for everybody else. */
enum Silence {
  /** Its process is killed: its connections end, new ones are refused. */
  KILLED {
    @Override
    void befall(TestPair pair, TestNode node) throws Exception {
      node.process().kill();
    }
  },

  /** Its process is frozen: connections stay, and still can be made; nothing is answered. */
  FROZEN {
    @Override
    void befall(TestPair pair, TestNode node) throws Exception {
      node.process().freeze();
    }
  },

  /** Packets to and from it are dropped; it lives on and does not know. */
  CUT_OFF {
    @Override
    void befall(TestPair pair, TestNode node) {
      pair.cutOff(node);
    }
  };

  abstract void befall(TestPair pair, TestNode node) throws Exception;

  /** A pair in which this silence can befall a node. */
  PairPlan plan(Lab lab) {
    PairPlan plan = TestPair.in(lab);
    return this == CUT_OFF ? plan.cuttable() : plan;
  }
}

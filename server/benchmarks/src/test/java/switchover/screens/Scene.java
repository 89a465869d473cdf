package switchover.screens;

import switchover.browser.Page;
import switchover.pair.PairPlan;
import switchover.pair.TestNode;
import switchover.pair.TestPair;

/** A state that an operator can meet, and how real nodes and pages come to be in it. */
enum Scene {
  QUIET("CurrentRunning") {
    @Override
    void happen(TestPair pair) {}
  },

  ANNOUNCED("Announced") {
    @Override
    void prepare(Page page) {
      page.run("Switchover.stop(); Switchover.start({warn: 20})");
      page.awaitKnows("Running", "Standby");
    }

    @Override
    void happen(TestPair pair) throws Exception {
      pair.switchByHttp(pair.a());
    }
  },

  HELD("Held") {
    @Override
    void prepare(Page page) {
      page.run("Switchover.hold()");
    }

    @Override
    void happen(TestPair pair) throws Exception {
      pair.switchByHttp(pair.a());
    }
  },

  /** The other node is heard as Running and has not yet answered the page's own question. */
  MOVING("CurrentSilent") {
    @Override
    PairPlan plan(PairPlan plan) {
      return plan.pageTimeoutMillis(LONG_MILLIS);
    }

    @Override
    void prepare(Page page) {
      page.run(
          "const real = window.fetch;"
              + "const own = Switchover.status().current.base;"
              + "window.fetch = (url, ...rest) => String(url).startsWith(own)"
              + " ? real(url, ...rest) : new Promise(() => {})");
    }

    @Override
    void happen(TestPair pair) throws Exception {
      pair.a().process().kill();
    }
  },

  MOVED_FROM_SILENT("CurrentRunning") {
    @Override
    void happen(TestPair pair) throws Exception {
      pair.a().process().kill();
    }

    @Override
    TestNode at(TestPair pair) {
      return pair.b();
    }
  },

  MOVED_BY_SWITCH("CurrentRunning") {
    @Override
    void happen(TestPair pair) throws Exception {
      pair.switchByHttp(pair.a());
    }

    @Override
    TestNode at(TestPair pair) {
      return pair.b();
    }
  },

  ALONE("CurrentRunning") {
    @Override
    void happen(TestPair pair) throws Exception {
      pair.b().process().kill();
      awaitAlone(pair.a());
    }
  },

  MAINTENANCE("CurrentRunning") {
    @Override
    void happen(TestPair pair) throws Exception {
      pair.b().maintenance();
      awaitAlone(pair.a());
    }
  },

  BOTH_SILENT("BothSilent") {
    @Override
    PairPlan plan(PairPlan plan) {
      return plan.failoverMillis(LONG_MILLIS);
    }

    @Override
    void happen(TestPair pair) throws Exception {
      pair.a().process().kill();
      pair.b().process().kill();
    }
  },

  BOTH_STANDBY("BothStandby") {
    @Override
    PairPlan plan(PairPlan plan) {
      return plan.failoverMillis(LONG_MILLIS).connectionWaitMillis(LONG_MILLIS);
    }

    @Override
    void happen(TestPair pair) throws Exception {
      pair.a().process().kill();
      pair.b().process().kill();
      pair.cutLink();
      pair.a().start();
      pair.b().start();
    }
  },

  BOTH_RUNNING("BothRunning") {
    @Override
    void happen(TestPair pair) {
      pair.cutLink();
    }
  },

  STANDBY_AND_SILENT("RedundantSilent") {
    @Override
    void happen(TestPair pair) throws Exception {
      pair.cutPagesFrom(pair.b());
      pair.switchByHttp(pair.a());
    }
  };

  private static final int LONG_MILLIS = 30_000;

  private final String why;

  Scene(String why) {
    this.why = why;
  }

  /** Why the pages stay or go in it, by the client's word. */
  String why() {
    return why;
  }

  PairPlan plan(PairPlan plan) {
    return plan;
  }

  /** Makes a page ready for it that is open on the Running node. */
  void prepare(Page page) {}

  abstract void happen(TestPair pair) throws Exception;

  /** The node on which the pages are then. */
  TestNode at(TestPair pair) {
    return pair.a();
  }

  private static void awaitAlone(TestNode node) {
    node.await("is alone", status -> "Alone".equals(status.get("redundancy").getAsString()));
  }
}

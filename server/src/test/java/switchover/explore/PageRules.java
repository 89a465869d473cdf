package switchover.explore;

import switchover.decision.Event;
import switchover.decision.PageState;
import switchover.decision.Step;

/** The page's fold as the explorer sees it: the production one, or one with a rule broken. */
@FunctionalInterface
interface PageRules {
  Step next(PageState page, Event event, double nowMillis);
}

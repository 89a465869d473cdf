package switchover.explore;

import switchover.decision.Answer;
import switchover.decision.Budget;
import switchover.decision.Cause;
import switchover.decision.Effect;
import switchover.decision.Event;
import switchover.decision.Moved;
import switchover.decision.Outcome;
import switchover.decision.Page;
import switchover.decision.PageState;
import switchover.decision.PageSurgery;
import switchover.decision.PairView;
import switchover.decision.Step;
import switchover.decision.Why;

/** Pages with one rule broken, to show that the explorer would notice. */
final class PageMutants {
  private PageMutants() {}

  /** Breaks P1: takes its own node's word for it that the other one is Running. */
  static Step goesByHearsay(PageState page, Event event, double now) {
    Step step = Page.next(page, event, now);
    Answer own = Page.view(step.state(), now).pair().current().status();
    boolean hearsay = own != null && !own.running() && "Running".equals(own.relayed());
    return hearsay && event.kind() == Event.ANSWERED ? leave(step, now) : step;
  }

  /** Breaks P2: keeps no budget. */
  static Step spendsFreely(PageState page, Event event, double now) {
    Step step = Page.next(page, event, now);
    for (int i = 0; i < step.effects().size(); i++) {
      Effect jump = step.effects().get(i);
      if (jump.kind() == Effect.JUMP) {
        Budget fresh = new Budget(0, 0, 0, 0);
        Effect free = new Effect(Effect.JUMP, 0, jump.url(), 0, fresh, jump.moved());
        return PageSurgery.instead(step, Effect.JUMP, free);
      }
    }
    return step;
  }

  /** Breaks P3: does not hear the target's answer. */
  static Step neverGoes(PageState page, Event event, double now) {
    boolean asked = event.kind() == Event.ANSWERED && Page.view(page, now).target() != null;
    Outcome miss = Outcome.miss(Cause.NO_CONNECTION, "");
    return Page.next(page, asked ? new Event(Event.ANSWERED, event.id(), miss) : event, now);
  }

  /** Breaks P4: tries its luck with the other node where both are silent. */
  static Step flees(PageState page, Event event, double now) {
    return leaveIf(Why.BOTH_SILENT, page, event, now);
  }

  /** Breaks P5: tries its luck with the other node where both are Standby. */
  static Step seeks(PageState page, Event event, double now) {
    return leaveIf(Why.BOTH_STANDBY, page, event, now);
  }

  /** Breaks P6: takes the other node's Running for reason enough. */
  static Step followsTheOther(PageState page, Event event, double now) {
    return leaveIf(Why.BOTH_RUNNING, page, event, now);
  }

  /** Breaks P7: takes addresses from whoever answers. */
  static Step asksStrangers(PageState page, Event event, double now) {
    Answer own = Page.view(page, now).pair().current().status();
    Answer said = event.outcome() == null ? null : event.outcome().status();
    boolean strange = own != null && said != null && !known(page, said, now);
    return strange
        ? Page.next(page, with(event, PageSurgery.withAddresses(own, said)), now)
        : Page.next(page, event, now);
  }

  /** Breaks P8: does not look who answers. */
  static Step takesAnybody(PageState page, Event event, double now) {
    PairView pair = Page.view(page, now).pair();
    Answer said = event.outcome() == null ? null : event.outcome().status();
    if (said == null || known(page, said, now)) {
      return Page.next(page, event, now);
    }
    boolean ofCurrent = PageSurgery.asks(page, event.id(), pair.current().base());
    Answer asked = ofCurrent ? pair.current().status() : pair.redundant().status();
    return asked == null
        ? Page.next(page, event, now)
        : Page.next(page, with(event, PageSurgery.asIf(said, asked)), now);
  }

  private static boolean known(PageState page, Answer said, double now) {
    PairView pair = Page.view(page, now).pair();
    return said.nodeId().equals(pair.current().nodeId())
        || said.nodeId().equals(pair.redundant().nodeId());
  }

  private static Event with(Event event, Answer answer) {
    return new Event(event.kind(), event.id(), new Outcome(answer, null, null));
  }

  private static Step leaveIf(String why, PageState page, Event event, double now) {
    Step step = Page.next(page, event, now);
    boolean was = why.equals(Page.view(page, now).decision().why());
    boolean is = why.equals(Page.view(step.state(), now).decision().why());
    return is && !was ? leave(step, now) : step;
  }

  private static Step leave(Step step, double now) {
    boolean onMaster = Voices.base(true).equals(step.state().setup().place().base().text());
    String why = Page.view(step.state(), now).decision().why();
    Moved moved = new Moved("", "", 0, 0, 0, why);
    Effect jump =
        new Effect(
            Effect.JUMP, 0, Voices.base(!onMaster) + Edge.REST, 0, new Budget(0, 0, 0, 0), moved);
    return PageSurgery.also(step, jump);
  }
}

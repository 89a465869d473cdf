package switchover.controls;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** What is woven around each method that may be switched off; never called by itself. */
final class Weave {
  private Weave() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static Object enter(
      @Advice.Origin("#t.#m") String method,
      @Advice.AllArguments(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object[] arguments) {
    arguments = Switches.arguments(method, arguments);
    return Switches.inPlace(method);
  }

  @Advice.OnMethodExit
  static void exit(
      @Advice.Enter Object inPlace,
      @Advice.AllArguments Object[] arguments,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
    returned = Switches.returned(inPlace, arguments, returned);
  }
}

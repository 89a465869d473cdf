package switchover.manypages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchover.pair.Memory;

/** What was measured, as two Markdown tables. One thread at a time. */
final class Report {
  private final int pages;
  private final List<String> memory = new ArrayList<>();
  private final List<String> knowing = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Report(int pages) {
    this.pages = pages;
    memory.add("| kB of memory for each of " + pages + " pages | heap in use | resident, all |");
    memory.add("|---|---|---|");
    knowing.add("| ms, median (worst) of the changes | median page | last page | changes |");
    knowing.add("|---|---|---|---|");
  }

  /** After a garbage collection each. */
  void memory(String what, Memory before, Memory after) {
    double heap = (double) (after.heap() - before.heap()) / pages;
    double resident = (double) (after.resident() - before.resident()) / pages;
    memory.add(String.format(Locale.ROOT, "| %s | %.1f | %.1f |", what, heap, resident));
    progress(memory);
  }

  void knowing(String what, Knowing of) {
    knowing.add("| " + what + " | " + of + " |");
    progress(knowing);
  }

  void note(String line) {
    notes.add(line);
    progress(notes);
  }

  void print() {
    memory.forEach(System.out::println);
    System.out.println();
    knowing.forEach(System.out::println);
    System.out.println();
    notes.forEach(System.out::println);
  }

  private static void progress(List<String> lines) {
    System.err.println(lines.get(lines.size() - 1));
  }
}

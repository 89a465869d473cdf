package switchover.decision;

/**
 * An immutable list of a few values, as a chain from the last to the first. The JDK's lists would
 * cost the script a twentieth of its size.
 */
public final class Row<T> {
  private final Row<T> before;
  private final T last;
  private final int size;

  private Row(Row<T> before, T last, int size) {
    this.before = before;
    this.last = last;
    this.size = size;
  }

  static <T> Row<T> empty() {
    return new Row<>(null, null, 0);
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** The value at this index, from 0 up to below the size. */
  public T get(int index) {
    return index == size - 1 ? last : before.get(index);
  }

  /** The same values with this one after them. */
  Row<T> with(T value) {
    return new Row<>(this, value, size + 1);
  }

  /** The same values without the one at this index. */
  Row<T> without(int index) {
    return index == size - 1 ? before : before.without(index).with(last);
  }
}

package switchover.decision;

/**
 * An immutable list of a few values. The JDK's lists would cost the script a twentieth of its size.
 */
public final class Row<T> {
  private final Object[] values;

  private Row(Object[] values) {
    this.values = values;
  }

  static <T> Row<T> empty() {
    return new Row<>(new Object[0]);
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** The value at this index, from 0 up to below the size. */
  @SuppressWarnings("unchecked")
  public T get(int index) {
    return (T) values[index];
  }

  /** The same values with this one after them. */
  Row<T> with(T value) {
    Object[] all = new Object[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      all[i] = values[i];
    }
    all[values.length] = value;
    return new Row<>(all);
  }

  /** The same values without the one at this index. */
  Row<T> without(int index) {
    Row<T> left = empty();
    for (int i = 0; i < values.length; i++) {
      if (i != index) {
        left = left.with(get(i));
      }
    }
    return left;
  }
}

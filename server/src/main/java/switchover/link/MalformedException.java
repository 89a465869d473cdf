package switchover.link;

/** A message that was authentic and yet not what it should be; names the field. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedException(String field, String allowed) {
    super(field + " must be " + allowed, null, false, false);
  }
}

package switchover.link;

/**
 * Which certificate of the master a backup accepts. Pure.
 *
 * <p>The master is proven by the pair key first: its answer to a fresh challenge bears the key's
 * MAC. Whoever lacks the key gets no certificate approved by an answer of his own. He could still
 * stand between the nodes and pass their messages on; so a master that ends TLS itself names, under
 * the MAC, the certificate that it presented on the connection which brought the challenge (as
 * tls-server-end-point of RFC 5929). From this follows:
 *
 * <ul>
 *   <li>The master names its certificate: only that one is approved, the first time and when it is
 *       renewed. Nobody between the nodes is ever approved, since he can't present a certificate
 *       whose private key he lacks.
 *   <li>It does not, as where a proxy or a container ends TLS: the first certificate seen is
 *       approved by the handshake's MAC alone, so that who stood between the nodes at that first
 *       moment and passed all on could be approved. Any other later is refused, until the admin
 *       forgets the pin; a certificate that is renewed for the same key pair is the same.
 * </ul>
 *
 * <p>In no case can he forge, change or replay a message: each has a MAC of its own. TLS adds that
 * he can't read what is said. Names, dates and issuers of a certificate are not looked at: the
 * pinned key says more, and the certificates of a plant are mostly self-made.
 */
final class Approval {
  /** What is made of a certificate. */
  enum Verdict {
    /** It is the pinned one. */
    KNOWN,
    /** It is accepted, and pinned from now on. */
    PINNED_NOW,
    /** It is another one. */
    OTHER
  }

  private Approval() {}

  /**
   * The verdict, when the pair key has proven the master.
   *
   * @param seen the certificate on the backup's connection
   * @param pinned the approved one; null for none
   * @param named the one that the master says it presented; null where it doesn't know
   */
  static Verdict of(String seen, String pinned, String named) {
    if (named != null && !named.equals(seen)) {
      return Verdict.OTHER;
    }
    if (seen.equals(pinned)) {
      return Verdict.KNOWN;
    }
    return named != null || pinned == null ? Verdict.PINNED_NOW : Verdict.OTHER;
  }
}

package switchover.status;

/**
 * Something in how the pair is set up that a person must look at.
 *
 * @param reason one word for programs; never null
 * @param text one sentence for people, with what to do where that is known; never null
 */
public record Attention(String reason, String text) {}

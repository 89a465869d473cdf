/** Pictures of every state that an operator can meet: {@code ./test --screens}. */
package switchover.screens;

/**
 * A sample, not a part of the product: a small simulated process, so that the runtime page has live
 * data to draw before anybody has put their own page in its place.
 */
package switchover.sample;

/// Runs random sequences of actions against a model, and cuts a failing one down to what matters.
package reelsmith.sequence;

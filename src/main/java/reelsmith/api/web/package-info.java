/// The pages on which people sign in and out, join an account and see who they are. Plain HTML that
/// works without scripts and loads nothing from elsewhere.
@NullMarked
package reelsmith.api.web;

import org.jspecify.annotations.NullMarked;

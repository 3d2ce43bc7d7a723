/// What the REST interface says about itself: an OpenAPI description and one readable page, both
/// derived from the same tool files that are served and validated against.
@NullMarked
package reelsmith.api.docs;

import org.jspecify.annotations.NullMarked;

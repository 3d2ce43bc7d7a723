/// The REST door: routes, keys, limits and the error envelope. All of it follows from the catalogue
/// of operations; a new operation needs nothing here.
@NullMarked
package reelsmith.api.rest;

import org.jspecify.annotations.NullMarked;

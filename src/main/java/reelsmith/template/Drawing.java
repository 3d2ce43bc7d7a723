package reelsmith.template;

import java.util.UUID;
import reelsmith.provider.Fidelity;

/// A drawn picture.
///
/// @param index the slide's, from 1; 0 for the character sheet
public record Drawing(int index, UUID artifact, Fidelity fidelity) {}

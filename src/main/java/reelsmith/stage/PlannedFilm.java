package reelsmith.stage;

import reelsmith.render.FilmPlan;
import reelsmith.render.Renderer;

/// What a film will be, and who renders it.
record PlannedFilm(Renderer renderer, FilmPlan plan) {}

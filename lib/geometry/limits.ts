// How much geometry one document may hold, so that every answer comes in bounded time and memory.

/** The EU information system takes 25 MB per due diligence statement; more could not be filed anyway. */
export const MAX_TEXT = 25 * 1024 * 1024;
/** Values of any kind in the JSON: a million positions and their attributes. */
export const MAX_VALUES = 4_000_000;
export const MAX_DEPTH = 64;
export const MAX_POSITIONS = 1_000_000;
/** Of one geometry: a perimeter walked with a fix each metre is 100 km long. */
export const MAX_POSITIONS_OF_PLOT = 100_000;
export const MAX_FEATURES = 40_000;
/** Pairs of sides that are looked at for crossings, per geometry. */
export const MAX_SIDE_PAIRS = 5_000_000;
/** Vertices for which overlapping areas are cut out, per document; further overlaps are named without their area. */
export const MAX_CLIPPED_VERTICES = 20_000;
/** Findings of one kind that are listed, per document. */
export const MAX_OVERLAPS = 1_000;

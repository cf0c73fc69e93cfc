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
/** Pairs of sides that are looked at for crossings, per side: a natural perimeter needs less than ten. */
export const PAIRS_PER_SIDE = 200;
/** Steps of asking whether a point of one plot lies in another, per document. */
export const MAX_POINT_STEPS = 200_000_000;
/** Pairs of plots whose boxes meet, per document. */
export const MAX_PLOT_PAIRS = 100_000;
/** Corners of shapes that are cut anew to see whether that mends them, per document and per plot. */
export const MAX_RECUT_CORNERS = 10_000;
export const MAX_RECUT_CORNERS_OF_PLOT = 2_000;
/** Vertices for which overlapping areas are cut out, per document; further overlaps are named without their area. */
export const MAX_CLIPPED_VERTICES = 10_000;
/** Overlaps that are listed, per document. */
export const MAX_OVERLAPS = 1_000;

// How well a factor fits the rows it answers: three ways to fit worse, added up to one small number per route.

/** 1: of another time; 2: of another place; 4: by a default of the run. */
export const FIT = { otherTime: 1, otherPlace: 2, defaulted: 4 } as const;
/** How many sums of them there are. */
export const FITS = 8;

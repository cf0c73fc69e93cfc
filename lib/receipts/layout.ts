// How a receipt lies in its file: one valid JSON document whose lines are header, entries and seal, so it streams both ways.
export const HEADER_OPEN = '{"header":';
export const HEADER_CLOSE = ',"entries":[';
export const SEAL_OPEN = '],"seal":';
export const SEAL_CLOSE = '}';
/** Stands before every entry but the first. */
export const ENTRY_JOINT = ',';

// All rooms at once: for those who cannot wait for one to be loaded, as a receipt that is recomputed.

import { cbamGood, factor } from './look-ups.ts';
import type { Rooms } from './open-books.ts';
import { plotFindings } from './plot-findings.ts';

export const EVERY_ROOM: Rooms = { cbamGood, factor, plots: plotFindings };

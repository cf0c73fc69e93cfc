// The building tables of this release, opened at the first question; small enough to stand in the bundle.
import conversions from '../data/reference/building-conversions.json' with { type: 'json' };
import medians from '../data/reference/building-medians-us.json' with { type: 'json' };
import { type BuildingBook, buildingBook } from './book.ts';

let opened: BuildingBook | undefined;
export function buildingTables(): BuildingBook {
  opened ??= buildingBook({ conversions, medians });
  return opened;
}

// Shows two editions of one series side by side, in the words of their source.
import { type Decimal, formatDecimal } from '../../shared/decimal.ts';
import { nearest } from '../names.ts';
import type { FactorArchive } from './archive.ts';
import { compareEditions, type FigureChange } from './compare.ts';
import type { ComparisonQuery, EditionComparisonView } from './contract.ts';
import { EditionsUnlike, FactorSetNotFound } from './faults.ts';
import type { ArchivedFactor, Edition } from './model.ts';

/** Throws FactorSetNotFound, or EditionsUnlike for sets of different series. */
export function showComparison(
  archive: FactorArchive,
  setId: string,
  { with: other, only }: ComparisonQuery,
): EditionComparisonView {
  const [from, to] = [editionOf(archive, setId, '/path/setId'), editionOf(archive, other, '/query/with')];
  if (from.series !== to.series) throw EditionsUnlike({ from: from.series, to: to.series });
  const found = compareEditions(archive.rows(from.id), archive.rows(to.id));
  const jumped = found.changed.filter((each) => each.jumped);
  return {
    series: from.series,
    source: to.source,
    from: editionView(from),
    to: editionView(to),
    counts: {
      added: found.added.length,
      removed: found.removed.length,
      changed: found.changed.length,
      jumped: jumped.length,
      unchanged: found.unchanged,
    },
    added: only === 'jumped' ? [] : found.added.map(named),
    removed: only === 'jumped' ? [] : found.removed.map(named),
    changed: (only === 'jumped' ? jumped : found.changed).map((each) => ({
      ...named(each.to),
      previousId: each.from.id,
      jumped: each.jumped,
      changes: each.changes.map(changeView),
    })),
  };
}

function editionOf(archive: FactorArchive, id: string, field: string): Edition {
  const edition = archive.editions.find((each) => each.id === id);
  if (edition !== undefined) return edition;
  throw FactorSetNotFound({
    id,
    field,
    near: nearest(
      id,
      archive.editions.map((each) => each.id),
    ),
  });
}

const editionView = ({ id, version, recordedAt, validFrom, validTo, rows, sha256, cautions }: Edition) => ({
  ...{ id, version, recordedAt, validFrom, validTo, rows, sha256, cautions },
});

const named = ({ id, category, subcategory, activity, variant, unit, region }: ArchivedFactor) => ({
  id,
  activity: [category, subcategory, activity, variant].filter(Boolean).join(' · '),
  unit,
  region,
});

const shown = (value: Decimal | undefined): string | null => (value === undefined ? null : formatDecimal(value));
const changeView = ({ figure, from, to, absolute, relative }: FigureChange) => ({
  figure,
  from: shown(from),
  to: shown(to),
  absolute: shown(absolute),
  relative: shown(relative),
});

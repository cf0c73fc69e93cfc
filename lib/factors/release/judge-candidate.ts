// A candidate's verdict: refused with every breach, held with every jump, or the very content and description to be published. Pure.
import { createHash } from 'node:crypto';
import type { FactorArchive } from '../archive/archive.ts';
import { compareEditions, type EditionComparison } from '../archive/compare.ts';
import { editionRows } from '../archive/edition-rows.ts';
import type { Edition } from '../archive/model.ts';
import { commonPrefix, packEdition } from '../archive/pack-edition.ts';
import { checkFactors } from './check-factors.ts';
import { type CandidateFactor, CandidateFile } from './contract.ts';
import type { CataloguedSet, Finding } from './records.ts';

export type Verdict =
  | { readonly outcome: 'REFUSED'; readonly findings: readonly Finding[]; readonly setId?: string }
  | {
      readonly outcome: 'PASSED' | 'HELD';
      readonly findings: readonly Finding[];
      readonly set: CataloguedSet;
      readonly content: string;
    };

/** `recordedAt`: the day it would be published here; what was known before that day stays what it was. */
export function judgeCandidate(text: string, archive: FactorArchive, recordedAt: string): Verdict {
  const read = readFile(text);
  if (!('set' in read)) return { outcome: 'REFUSED', findings: read };
  const { factors, breaches } = checkFactors(read.factors);
  const before = predecessor(archive.editions, read.set);
  const all = [...breaches, ...setBreaches(read, archive, recordedAt)];
  if (all.length > 0) return { outcome: 'REFUSED', findings: all, setId: read.set.id };
  const content = packEdition(
    read.set,
    factors.map((factor) => packable(factor, read.set)),
  );
  const rows = editionRows(JSON.parse(content));
  const comparison = before && compareEditions(archive.rows(before.id), rows);
  const otherBasis = comparison ? basisChanges(comparison) : [];
  if (otherBasis.length > 0) return { outcome: 'REFUSED', findings: otherBasis, setId: read.set.id };
  const findings = comparison ? jumpsOf(comparison) : [];
  return {
    outcome: findings.length > 0 ? 'HELD' : 'PASSED',
    findings,
    content,
    set: described(read, { factors, recordedAt, content, before, comparison }),
  };
}

function readFile(text: string): CandidateFile | readonly Finding[] {
  try {
    const parsed = CandidateFile.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    return parsed.error.issues.map(({ path, message }) => ({
      check: 'form',
      at: `/${path.map(String).join('/')}`,
      message,
    }));
  } catch {
    return [{ check: 'form', at: '', message: 'The content is no JSON.' }];
  }
}

function setBreaches({ set }: CandidateFile, { editions }: FactorArchive, recordedAt: string): Finding[] {
  const found: Finding[] = [];
  if (editions.some(({ id }) => id === set.id) || set.id === 'own')
    found.push({
      check: 'duplicates',
      at: '/set/id',
      message: `"${set.id}" is taken; a set once published is never edited.`,
    });
  if (set.validTo !== null && set.validTo < set.validFrom)
    found.push({ check: 'validity', at: '/set/validTo', message: 'It ends before it begins.' });
  const [sibling] = editions.filter(({ series }) => series === set.series);
  if (sibling !== undefined && sibling.boundary !== set.boundary)
    found.push({ check: 'boundary', at: '/set/boundary', message: `Sets of ${set.series} are ${sibling.boundary}.` });
  if (editions.some((each) => each.series === set.series && each.recordedAt >= recordedAt))
    found.push({
      check: 'publication',
      at: '/set/series',
      message: `A set of ${set.series} was published today; the next can be tomorrow, so that each day knows one.`,
    });
  return found;
}

/** The latest of the series: by the days it holds for, then by its publication. */
const predecessor = (editions: readonly Edition[], { series }: { readonly series: string }): Edition | undefined =>
  editions
    .filter((each) => each.series === series)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.recordedAt.localeCompare(b.recordedAt))
    .at(-1);

const packable = (factor: CandidateFactor, set: CandidateFile['set']) => ({
  id: factor.id,
  words: [
    ...[factor.scope, factor.category, factor.subcategory, factor.activity, factor.variant, factor.unit, factor.region],
    ...[factor.gasBasis, set.validFrom, set.validTo ?? '', factor.notes],
  ],
  figures: [factor.co2e, factor.co2, factor.ch4, factor.n2o].map((figure) => figure ?? ''),
});

const basisChanges = ({ changed }: EditionComparison): Finding[] =>
  changed
    .filter(({ from, to }) => from.gasBasis !== to.gasBasis)
    .map(({ from, to }) => ({
      check: 'gas basis',
      at: to.id,
      message: `Its gas figures were "${from.gasBasis}" and are now "${to.gasBasis}": they cannot be compared.`,
    }));

const jumpsOf = ({ changed }: EditionComparison): Finding[] =>
  changed
    .filter(({ jumped }) => jumped)
    .map(({ from, to, changes }) => ({
      check: 'jumps',
      at: to.id,
      message:
        from.unit === to.unit
          ? `It moved by more than a quarter: ${changes.map(({ figure, relative }) => `${figure} by ${relative === undefined ? 'no measure' : percent(relative)}`).join(', ')}.`
          : `Its unit was ${from.unit} and is now ${to.unit}.`,
    }));

const percent = ({ coefficient, scale }: { coefficient: bigint; scale: number }): string =>
  `${((Number(coefficient) / 10 ** scale) * 100).toFixed(1)} %`;

interface Known {
  readonly factors: readonly CandidateFactor[];
  readonly recordedAt: string;
  readonly content: string;
  readonly before: Edition | undefined;
  readonly comparison: EditionComparison | undefined;
}

function described({ set }: CandidateFile, { factors, recordedAt, content, before, comparison }: Known): CataloguedSet {
  return {
    ...set,
    recordedAt,
    idPrefix: commonPrefix(factors.map(({ id }) => id)),
    rows: factors.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...(before && { supersedes: before.id }),
    counts: {
      rows: factors.length,
      added: comparison?.added.length ?? 0,
      removed: comparison?.removed.length ?? 0,
      changed: comparison?.changed.length ?? 0,
      jumped: comparison?.changed.filter(({ jumped }) => jumped).length ?? 0,
    },
  };
}

// Every edition of every series, asked by two times: what held on a day, and what was known of it by another.
import * as z from 'zod';
import { nearest } from '../names.ts';
import { type EditionRows, editionRows, type FactorWords } from './edition-rows.ts';
import { ArchivedFactorMissing, EditionMissing } from './faults.ts';
import { type ArchivedFactor, Edition } from './model.ts';

export interface AsOf {
  readonly series: string;
  /** The day the activity happened, YYYY-MM-DD: valid time. */
  readonly validOn: string;
  /** What was published by this day: recorded time. Absent: all that is known now. */
  readonly knownOn?: string;
}

export interface FactorArchive {
  readonly editions: readonly Edition[];
  /** The edition that answered for a day as known on another; the latest published wins. Throws EditionMissing naming the nearest. */
  asOf(question: AsOf): Edition;
  /** A superseded edition stays readable for ever. Throws ArchivedFactorMissing. */
  get(edition: string, id: string): ArchivedFactor;
  /** Factors of the edition that holds, by their words; life-cycle figures only from a series that is so. */
  find(question: AsOf & FactorWords): ArchivedFactor[];
  /** One factor through all editions of its series, by validity and then by publication. */
  history(edition: string, id: string): ArchivedFactor[];
  rows(edition: string): EditionRows;
}

const Manifest = z.object({ sets: z.array(z.looseObject({ id: z.string(), series: z.string().optional() })) });

/** An archive over a manifest; `open` gives the parsed JSON of an edition's file and is asked once per edition. */
export function factorArchive(manifest: unknown, open: (file: string) => unknown): FactorArchive {
  const editions = Manifest.parse(manifest, { jitless: true })
    .sets.filter((set) => set.series !== undefined)
    .map((set) => Edition.parse(set, { jitless: true }));
  const opened = new Map<string, EditionRows>();
  return archiveOver(editions, (id) => {
    const edition = editions.find((each) => each.id === id);
    const known = opened.get(id);
    if (known !== undefined || edition === undefined) return known;
    const read = editionRows(open(edition.file));
    opened.set(id, read);
    return read;
  });
}

/** The same with further editions, already opened. */
export function extendArchive(
  base: FactorArchive,
  further: readonly Edition[],
  open: (id: string) => EditionRows | undefined,
): FactorArchive {
  return archiveOver([...base.editions, ...further], (id) => open(id) ?? base.rows(id));
}

/** What was published by a day; the rest is as if it had never been. */
export const archiveAsOf = (base: FactorArchive, day: string): FactorArchive =>
  archiveOver(
    base.editions.filter(({ recordedAt }) => recordedAt <= day),
    (id) => base.rows(id),
  );

function archiveOver(editions: readonly Edition[], open: (id: string) => EditionRows | undefined): FactorArchive {
  const rows = (id: string): EditionRows => {
    const opened = editions.some((each) => each.id === id) ? open(id) : undefined;
    if (opened !== undefined) return opened;
    throw missing(
      '/edition',
      id,
      editions.map((each) => each.id),
    );
  };
  const get = (edition: string, id: string): ArchivedFactor => {
    const factor = rows(edition).get(id);
    if (factor === undefined) throw missing('/factorId', id, rows(edition).ids());
    return factor;
  };
  return {
    editions,
    rows,
    get,
    asOf: (question) => editionAsOf(editions, question),
    find({ series, validOn, knownOn, ...words }) {
      const edition = editionAsOf(editions, { series, validOn, ...(knownOn === undefined ? {} : { knownOn }) });
      return rows(edition.id)
        .find(words)
        .filter((factor) => factor.validFrom <= validOn && (factor.validTo === null || validOn <= factor.validTo));
    },
    history(edition, id) {
      const { key } = get(edition, id);
      const series = editions.find((each) => each.id === edition)?.series;
      return editions
        .filter((each) => each.series === series)
        .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom) || a.recordedAt.localeCompare(b.recordedAt))
        .flatMap((each) => rows(each.id).byKey(key) ?? []);
    },
  };
}

function editionAsOf(editions: readonly Edition[], { series, validOn, knownOn }: AsOf): Edition {
  const ofSeries = editions.filter((each) => each.series === series);
  const known = ofSeries.filter((each) => knownOn === undefined || each.recordedAt <= knownOn);
  const valid = known.filter((each) => each.validFrom <= validOn && (each.validTo === null || validOn <= each.validTo));
  const [latest] = valid.toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt));
  if (latest !== undefined) return latest;
  const names = [...new Set(editions.map((each) => each.series))];
  if (ofSeries.length === 0)
    throw EditionMissing({
      field: '/series',
      value: series,
      message: `There is no series "${series.slice(0, 40)}".`,
      remedy: `The archive holds ${names.join(', ')}.`,
    });
  const near = nearestInTime(known.length > 0 ? known : ofSeries, validOn);
  throw EditionMissing({
    field: known.length > 0 ? '/validOn' : '/knownOn',
    value: known.length > 0 ? validOn : knownOn,
    message: `No edition of ${series} is valid on ${validOn}${knownOn === undefined ? '' : ` as known on ${knownOn}`}.`,
    remedy: `The nearest is ${near.id}, valid ${near.validFrom} to ${near.validTo ?? 'now'}, published ${near.recordedAt}.`,
  });
}

function nearestInTime(editions: readonly Edition[], day: string): Edition {
  const apart = (each: Edition): number => {
    const edge = day < each.validFrom ? each.validFrom : (each.validTo ?? day);
    return Math.abs(Date.parse(edge) - Date.parse(day));
  };
  const [near] = editions.toSorted((a, b) => apart(a) - apart(b));
  if (near === undefined) throw new RangeError('A series without editions has no nearest one.');
  return near;
}

function missing(field: string, value: string, known: Iterable<string>) {
  const near = nearest(value, known);
  return ArchivedFactorMissing({
    field,
    value,
    message: `The archive has no "${value.slice(0, 80)}".`,
    remedy: near === undefined ? 'Look it up by activity, unit and region.' : `Did you mean "${near}"?`,
  });
}

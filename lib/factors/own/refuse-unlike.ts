// An own factor may not shadow a published one with a unit of another kind, nor change its own kind between revisions.
import type { Problem } from '../../shared/fault.ts';
import { findUnit } from '../../shared/units.ts';
import type { FactorBook } from '../book/book.ts';
import { factorBook } from '../book/book.ts';
import { isRefusal, type OwnFactor } from '../book/model.ts';
import type { NewOwnFactor } from './contract.ts';
import { OwnFactorRefused } from './faults.ts';

/** Throws OwnFactorRefused with all problems at once. */
export function refuseUnlike(book: FactorBook, own: OwnFactor, stated: NewOwnFactor): void {
  const problems = [...againstPublished(book, own), ...againstReplaced(book, own), ...againstItself(book, own)];
  if (problems.length > 0)
    throw OwnFactorRefused(
      problems.map((each) => ({ ...each, details: { ...each.details, value: valueAt(stated, each.field) } })),
    );
}

const valueAt = (stated: NewOwnFactor, field = ''): unknown => Object(stated)[field.slice(1)] ?? null;
const kind = (unit: string): string | undefined => findUnit(unit)?.dimension;

/** The library itself says what is wrong with unit or region, and whether the activity is published per another kind of unit. */
function againstPublished(book: FactorBook, own: OwnFactor): Problem[] {
  const { activity, unit, region, validFrom } = own;
  const published = factorBook({ archive: book.archive, deprecations: book.deprecations, own: [] });
  const answer = published.find({ activity, unit, region, date: validFrom, factorPeriod: 'nearest' });
  if (!isRefusal(answer)) return [];
  const { code, reason, remedy, field } = answer;
  if (code === 'region_unknown' || code === 'unit_unknown' || code === 'unit_ambiguous')
    return [{ field: `/${field}`, message: `${reason} ${remedy}` }];
  if (code !== 'unit_mismatch') return [];
  return [
    {
      field: '/unit',
      message: `"${activity}" is published for ${region} per a unit of another kind; an override must be comparable. ${remedy}`,
    },
  ];
}

function againstReplaced(book: FactorBook, { replaces, unit }: OwnFactor): Problem[] {
  if (replaces === undefined) return [];
  const replaced = replaces.startsWith('own-') ? undefined : book.get(replaces);
  if (replaced === undefined)
    return [
      { field: '/replaces', message: `There is no published factor "${replaces}". GET /v1/factors finds their ids.` },
    ];
  if (kind(replaced.unit) === kind(unit)) return [];
  return [
    {
      field: '/unit',
      message: `${replaces} is per ${replaced.unit}; what replaces it is stated per a unit of the same kind, not per "${unit}".`,
    },
  ];
}

function againstItself(book: FactorBook, { id, unit }: OwnFactor): Problem[] {
  const [first] = book.own.filter((each) => each.id === id);
  if (first === undefined || kind(first.unit) === kind(unit)) return [];
  return [{ field: '/unit', message: `${id} is per ${first.unit}; its revisions keep that kind of unit.` }];
}

// What a pipeline computes with that others have published: the sizes of units and the names of countries.
import { createHash } from 'node:crypto';
import { countryTable } from '../../pipelines/index.ts';
import { canonical } from '../../receipts/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { units } from '../../shared/units.ts';
import type { DataSet } from '../contract.ts';

let made: readonly DataSet[] | undefined;

const sha256 = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex');

export function sets(): readonly DataSet[] {
  made ??= [
    {
      id: 'unit-sizes',
      version: 'NIST SP 811 (2008), SI Brochure (2019)',
      sha256: sha256(units.map(({ id, size }) => [id, formatDecimal(size)])),
    },
    { id: 'iso-3166-1-names', version: 'i18n-iso-countries 7.14.0', sha256: sha256(countryTable()) },
  ];
  return made;
}

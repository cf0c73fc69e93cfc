// How good the figure of an import is: what rests on defaults, and what uncertainty its declarant states.
import { type CbamRoute, type ResultPart, type ResultQuality, resultQuality } from '../../calculators/index.ts';
import type { CbamBook } from '../../factors/index.ts';
import { add, negate } from '../../shared/decimal.ts';
import type { CbamRequest } from './contract.ts';

/** Of the route that counts, in tCO2e: what was measured and what default values stand for are two parts. */
export function qualityOf(book: CbamBook, route: CbamRoute, { actual }: CbamRequest): ResultQuality {
  const measured = add(route.embeddedT, negate(route.byDefaultsT));
  const parts: ResultPart[] = [
    {
      contribution: measured,
      onDefault: false,
      ...(actual?.relative95 !== undefined && { relative95: actual.relative95 }),
    },
    { contribution: route.byDefaultsT, onDefault: true },
  ];
  const weighing = parts.filter(
    ({ contribution }) => contribution !== route.byDefaultsT || route.byDefaultsT.coefficient > 0n,
  );
  return resultQuality(weighing, {
    defaultsUsed: route.assumptions.map(({ code, message }) => ({
      ...{ what: code, value: message },
      source: book.sets[code.startsWith('benchmark') ? 2 : 1] ?? '',
      why: 'Nobody said otherwise.',
    })),
    uncertaintyMissing:
      'Default values are published without uncertainty; of actual emissions give actual.relative95 where somebody states it.',
  });
}

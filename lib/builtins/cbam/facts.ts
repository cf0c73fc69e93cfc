// What the receipt holds of an import: every figure that entered, where it came from, and each step to what is owed.
import type { CbamRoute } from '../../calculators/index.ts';
import type { CbamBook } from '../../factors/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Assessed } from './evaluate.ts';

export function factsOf(book: CbamBook, found: Assessed): JsonObject {
  const { good, basis, counts, byDefault, byActual, defaultValue, process, installation } = found;
  const [goods = '', defaults = '', , rules = ''] = book.sets;
  const { asked, sector, indirectCounts } = good;
  return {
    good: { cnCode: asked, entry: `${goods}#${good.code}`, sector, indirectEmissionsCount: indirectCounts },
    basis,
    ...(process !== undefined && { process }),
    ...(installation && { installation: installation.id }),
    massT: formatDecimal(found.massT),
    ...(found.tonnesPerUnit && { conversion: { from: 'kg', to: 't', factor: formatDecimal(found.tonnesPerUnit) } }),
    rules: {
      set: rules,
      markup: formatDecimal(found.markup),
      freeAllocationShare: formatDecimal(found.freeAllocationShare),
      payableShare: formatDecimal(found.payableShare),
      certificatePriceEur: formatDecimal(found.certificatePriceEur),
    },
    defaultValue: {
      id: `${defaults}#${defaultValue.row}/${defaultValue.cnCode}/${defaultValue.variant}`,
      total: formatDecimal(defaultValue.total),
    },
    byDefault: routeFacts(byDefault),
    ...(byActual && { byActual: routeFacts(byActual) }),
    assumptions: counts.assumptions.map(({ code, message }) => ({ code, message })),
  };
}

const routeFacts = (route: CbamRoute): JsonObject => ({
  specificT: formatDecimal(route.specific),
  specificDirectT: formatDecimal(route.specificDirect),
  specificIndirectT: formatDecimal(route.specificIndirect),
  benchmarkT: formatDecimal(route.benchmark),
  benchmarkFrom: route.benchmarkId ?? 'stated',
  embeddedT: formatDecimal(route.embeddedT),
  byDefaultsT: formatDecimal(route.byDefaultsT),
  adjustmentT: formatDecimal(route.adjustmentT),
  payableT: formatDecimal(route.payableT),
  paidAbroadT: formatDecimal(route.paidAbroadT),
  certificates: formatDecimal(route.certificates),
  euro: formatDecimal(route.euro),
});

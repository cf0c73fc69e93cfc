// The data a CBAM declaration asks for, filled as far as they are known (Regulation (EU) 2023/956 Art. 6(2) and Annex VI pts 1 and 2).
import { formatDecimal } from '../../shared/decimal.ts';
import type { CbamAccount, GoodSums } from './account.ts';
import type { CbamParameters } from './input.ts';
import type { CbamOutput } from './output.ts';
import { described } from './sums.ts';

/** Declarations of a year's imports are due on 30 September of the next (Art. 6(1) as amended by (EU) 2025/2083). */
const DUE = '09-30';

export function declarationOf(account: CbamAccount, { quarter, importer }: CbamParameters): CbamOutput['declaration'] {
  const year = Number(quarter.slice(0, 4));
  const { massT, embeddedT, certificates } = account.total;
  return {
    year,
    quarter,
    dueOn: `${year + 1}-${DUE}`,
    importer: importer ?? null,
    goods: account.goodsInOrder().map(lineOf),
    massT: formatDecimal(massT),
    embeddedT: formatDecimal(embeddedT),
    certificates: formatDecimal(certificates),
  };
}

function lineOf({ cnCode, name, origin, basis, installation, carbonPrices, sums }: GoodSums) {
  const { massT, specificDirectT, specificIndirectT, embeddedT, paidAbroadT, certificates, shareByDefaults } =
    described(sums);
  const known = installation?.described;
  return {
    ...{ cnCode, name, origin, massT, basis, specificDirectT, specificIndirectT, embeddedT, shareByDefaults },
    installation:
      installation === undefined
        ? null
        : {
            id: installation.id,
            name: known?.name ?? null,
            country: known?.country ?? null,
            operator: known?.operator ?? null,
            place: known?.place ?? null,
          },
    verification: known?.verification ?? null,
    carbonPricePaid: { prices: [...carbonPrices].toSorted(), deductedT: paidAbroadT },
    certificates,
  };
}

// Global warming potentials of every gas and blend the assessment reports name, found by any usual spelling.
import * as z from 'zod';
import { type Decimal, toDecimal } from '../../shared/decimal.ts';
import { defineFault } from '../../shared/fault.ts';
import { type Offence, sayOffence } from '../../shared/offence.ts';
import { GWP_SETS, type GwpSet } from '../model.ts';
import { nearest } from '../names.ts';

export const GasUnknown = defineFault<Offence>({
  reason: 'gas_unknown',
  kind: 'unprocessable',
  cause: 'A gas or blend has no global warming potential in the assessment report asked for.',
  remedy: 'Write the designation (HFC-134a, R-410A, SF6), or choose a report that rates it.',
  say: sayOffence,
});

const GasesFile = z.object({
  set: z.string(),
  gases: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
});

export interface GasBook {
  readonly set: string;
  /** kg CO2e per kg over 100 years. Throws GasUnknown, naming the nearest designation or the reports that rate the gas. */
  gwp100(gas: string, report: GwpSet, field?: string): Decimal;
}

/** `HFC-227ea`, `hfc 227 EA` and `HFC227ea` are one gas. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const NAMES: Readonly<Record<string, string>> = {
  methane: 'ch4',
  nitrousoxide: 'n2o',
  carbondioxide: 'co2',
  sulfurhexafluoride: 'sf6',
  sulphurhexafluoride: 'sf6',
  nitrogentrifluoride: 'nf3',
  pfc14: 'cf4',
  pfc116: 'c2f6',
  pfc218: 'c3f8',
  pfc318: 'cc4f8',
  r22: 'hcfc22',
  r32: 'hfc32',
  r134a: 'hfc134a',
};

/** Opens the table. Throws a ZodError when the file is not of the form `data:import` writes. */
export function gasBook(file: unknown): GasBook {
  const { set, gases } = GasesFile.parse(file);
  const byName = new Map(gases.map((row) => [bare(row[0]), row]));
  return {
    set,
    gwp100(gas, report, field = '/gas') {
      const row = byName.get(bare(gas)) ?? byName.get(NAMES[bare(gas)] ?? '');
      const value = row?.[GWP_SETS.indexOf(report) + 1] ?? '';
      if (value !== '') return toDecimal(value);
      const rated = GWP_SETS.filter((_, index) => (row?.[index + 1] ?? '') !== '');
      const near = nearest(
        gas,
        gases.map(([name]) => name),
      );
      throw GasUnknown({
        field,
        value: gas,
        message: `"${gas.slice(0, 40)}" has no GWP in ${report}.`,
        remedy:
          rated.length > 0
            ? `It is rated in ${rated.join(', ')}.`
            : `${near === undefined ? '' : `Did you mean "${near}"? `}Write the designation of the IPCC tables, e.g. "HFC-134a", "R-410A" or "SF6".`,
      });
    },
  };
}

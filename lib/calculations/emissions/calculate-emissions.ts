// Emissions of one activity however it is said, or of a whole inventory: the figures and everything they rest on.
import { type DefaultUsed, ROUNDING } from '../../calculators/index.ts';
import { bundledBook, type FactorBook, library } from '../../factors/index.ts';
import { formatDecimal } from '../../shared/decimal.ts';
import { WaysMixed } from '../faults.ts';
import type { EmissionsAnswer, EmissionsItem, EmissionsRequest } from './contract.ts';
import { reckon } from './reckon.ts';
import { showInventory } from './show-inventory.ts';
import { showResult } from './show-result.ts';
import { refuseHeavySimulations } from './weigh.ts';

/** Throws ActivityIncomplete, WaysMixed, SimulationTooHeavy, ActivityRefused and the faults of the calculators, each with the pointer of the field. */
export function calculateEmissions(asked: EmissionsRequest, book: FactorBook = bundledBook()): EmissionsAnswer {
  const { gwpSet = 'AR5', factorPeriod = 'strict', asOf } = asked;
  const books = library();
  const gwp = books.gwp(gwpSet);
  const reckoning = { library: books, book, gwp, gwpSet, factorPeriod, ...(asOf !== undefined && { asOf }) };
  const said = sayCommon(asked);
  const common = {
    ...{ rounding: ROUNDING, assumptions: said.assumptions },
    gwp: { set: gwpSet, ch4: formatDecimal(gwp.ch4), n2o: formatDecimal(gwp.n2o), source: books.gwpSource.id },
  };
  const { inventory, ...item } = asked;
  if (inventory !== undefined) {
    const besides = besidesInventory(item);
    if (besides.length > 0) throw WaysMixed({ fields: besides });
    refuseHeavySimulations('/inventory', inventory);
    return showInventory({ inventory, asked, reckoning, defaults: said.defaults }, common);
  }
  const shown = showResult(item, reckon(item, reckoning), { ...reckoning, defaults: said.defaults });
  return { ...shown, ...common, assumptions: [...said.assumptions, ...shown.assumptions] };
}

const OPTIONS = new Set(['gwpSet', 'factorPeriod', 'asOf', 'framework', 'reference', 'uncertainty']);
const besidesInventory = (item: EmissionsItem): string[] =>
  Object.entries(item)
    .filter(([name, value]) => value !== undefined && !OPTIONS.has(name))
    .map(([name]) => `/${name}`);

/** A convention changes no activity and no factor: it is told, and rests no share of the result on a default. */
function sayCommon({ gwpSet }: EmissionsRequest): {
  assumptions: { code: string; message: string }[];
  defaults: DefaultUsed[];
} {
  if (gwpSet !== undefined) return { assumptions: [], defaults: [] };
  const message = 'The global warming potentials of AR5 were used, as no set was named.';
  return {
    assumptions: [{ code: 'gwp_default', message }],
    defaults: [{ what: 'gwp_set', value: 'AR5', source: 'IPCC, Fifth Assessment Report', why: 'No set was named.' }],
  };
}

/** An inventory is a thousand activities by itself: it is asked alone. Throws WaysMixed with the pointer of each, SimulationTooHeavy. */
export function refuseHeavyItems(items: readonly unknown[]): void {
  const fields = items.flatMap((item, index) =>
    typeof item === 'object' && item !== null && 'inventory' in item ? [`/items/${index}/inventory`] : [],
  );
  if (fields.length > 0) throw WaysMixed({ fields });
  refuseHeavySimulations('/items', items);
}

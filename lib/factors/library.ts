// The factor library of this release: the committed sets, parsed once on first use and indexed by fuel and region.
import * as z from 'zod';
import { toDecimal } from '../shared/decimal.ts';
import { findUnit, type Unit } from '../shared/units.ts';
import defra2024 from './data/defra-2024.json' with { type: 'json' };
import egrid2023 from './data/egrid-2023-rev2.json' with { type: 'json' };
import epaHub2025 from './data/epa-hub-2025.json' with { type: 'json' };
import ipccGwp100 from './data/ipcc-gwp100.json' with { type: 'json' };
import manifest from './data/manifest.json' with { type: 'json' };
import type { Factor, FactorSet, Gwp, GwpSet } from './model.ts';

const Manifest = z.object({
  factorSets: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      version: z.string(),
      licence: z.string(),
      recordedAt: z.string(),
      validFrom: z.string(),
      validTo: z.nullable(z.string()),
      gasBasis: z.enum(['mass', 'co2e-AR5']),
      rows: z.int(),
      sha256: z.string(),
      retrieved: z.iso.date(),
      cutFrom: z.string(),
    }),
  ),
  gwp: z.object({ id: z.string(), sha256: z.string() }),
});
const text = z.string();
const Tuple = z.tuple([text, text, text, z.literal([1, 2]), text, text, text, text, text, text, text, text]);
const SetFile = z.object({ set: z.string(), rows: z.array(Tuple) });
const GwpRow = z.object({ CH4: z.string(), N2O: z.string() });
const GwpFile = z.object({ AR4: GwpRow, AR5: GwpRow, AR6: GwpRow });

export interface Library {
  readonly sets: ReadonlyMap<string, FactorSet>;
  readonly factors: ReadonlyMap<string, Factor>;
  readonly fuels: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  /** Factors of a fuel in exactly this region, in file order. */
  find(fuel: string, region: string): readonly Factor[];
  gwp(set: GwpSet): Gwp;
  readonly gwpSource: { readonly id: string; readonly sha256: string };
}

function unitOf(name: string): Unit {
  const unit = findUnit(name);
  if (unit === undefined)
    throw new RangeError(`The factor library names the unit "${name}", which the unit table lacks.`);
  return unit;
}

function toFactor(set: FactorSet, row: z.infer<typeof Tuple>): Factor {
  const [id, fuel, name, scope, unit, region, co2, ch4, n2o, biogenicCo2, content, per] = row;
  return {
    id,
    set,
    fuel,
    name,
    scope,
    unit: unitOf(unit),
    region,
    co2: toDecimal(co2),
    ch4: toDecimal(ch4),
    n2o: toDecimal(n2o),
    biogenicCo2: toDecimal(biogenicCo2),
    ...(content === '' ? {} : { heat: { content: toDecimal(content), per: unitOf(per) } }),
  };
}

function load(): Library {
  const described = Manifest.parse(manifest);
  const sets = new Map(described.factorSets.map((set) => [set.id, set]));
  const factors = [epaHub2025, egrid2023, defra2024].flatMap((file) => {
    const { set: id, rows } = SetFile.parse(file);
    const set = sets.get(id);
    if (set === undefined) throw new RangeError(`Factor set ${id} is not in the manifest.`);
    return rows.map((row) => toFactor(set, row));
  });
  const index = Map.groupBy(factors, (factor) => `${factor.fuel}|${factor.region}`);
  const gwps = GwpFile.parse(ipccGwp100);
  return {
    sets,
    factors: new Map(factors.map((factor) => [factor.id, factor])),
    fuels: new Set(factors.map((factor) => factor.fuel)),
    regions: new Set(factors.map((factor) => factor.region)),
    find: (fuel, region) => index.get(`${fuel}|${region}`) ?? [],
    gwp: (set) => ({ set, ch4: toDecimal(gwps[set].CH4), n2o: toDecimal(gwps[set].N2O) }),
    gwpSource: described.gwp,
  };
}

let loaded: Library | undefined;
/** An edition with the fuel tables cut from it: results rest on the one or the other. */
export const withTables = (setId: string): string[] => [
  setId,
  ...[...library().sets.values()].filter(({ cutFrom }) => cutFrom === setId).map(({ id }) => id),
];

/** Loaded lazily: a function that never computes does not pay for parsing. */
export function library(): Library {
  loaded ??= load();
  return loaded;
}

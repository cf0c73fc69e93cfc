// The account of one run: takes plots one by one, each examined by itself; at the end they are compared and the consignment is judged.
import { createHash } from 'node:crypto';
import {
  type Assessment,
  assessConsignment,
  type Consignment,
  codeOf,
  commodityOf,
  countryCode,
  countryName,
} from '../../eudr/index.ts';
import {
  comparePlots,
  extentOf,
  type Finding,
  type Inspected,
  inspectPlot,
  newInspection,
  type Plot,
  type PlotFacts,
} from '../../geometry/index.ts';
import { canonical } from '../../receipts/index.ts';
import { add, formatDecimal, toDecimal, ZERO } from '../../shared/decimal.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Terms } from './input.ts';

export interface Settled {
  readonly plots: readonly Inspected[];
  readonly assessment: Assessment;
  /** Sum of the polygons' hectares as told, an exact decimal. */
  readonly areaHa: string;
}

/** Findings that only follow from all plots together. */
const COMPARED: readonly string[] = ['plot_id_repeated', 'duplicate_geometry', 'plots_overlap', 'overlap_unexamined'];

export class EudrAccount {
  readonly #terms: Pick<Terms, 'consignment' | 'verbatim' | 'document'>;
  readonly #uses: Uses;
  readonly #inspection;
  readonly #plots: Inspected[] = [];
  #settled: Settled | undefined;

  constructor(terms: Pick<Terms, 'consignment' | 'verbatim' | 'document'>) {
    this.#terms = terms;
    this.#uses = usesOf(terms.consignment);
    this.#inspection = newInspection(terms.verbatim);
  }

  /** Examines a plot and answers its canonical entry. Pointers count from the feature, so that one alone recomputes. */
  book(plot: Plot): string {
    const inspected = inspectPlot(plot, this.#factsOf(plot), this.#inspection);
    this.#plots.push(inspected);
    const { areaHa, positions, findings } = inspected;
    const { id, source, geometry } = plot;
    return canonical({
      plot: this.#plots.length,
      read: { id, feature: source },
      ...(geometry && { type: geometry.type }),
      ...(areaHa !== undefined && { areaHa }),
      positions,
      findings: findings.map((finding) => entryOf(finding, plot)),
    });
  }

  settle(): Settled {
    this.#settled ??= this.#judge();
    return this.#settled;
  }

  #judge(): Settled {
    const compared = comparePlots(this.#plots);
    const plots = this.#plots.map((each, at) => ({
      ...each,
      findings: [...each.findings, ...(compared.get(at) ?? [])],
    }));
    const assessment = assessConsignment(this.#terms.consignment, {
      plots: plots.map((each) => this.#toldOf(each)),
      documentErrors: this.#terms.document.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    });
    const hectares = plots.map(({ areaHa }) => areaHa).filter((each) => each !== undefined);
    return { plots, assessment, areaHa: formatDecimal(hectares.map((each) => toDecimal(each)).reduce(add, ZERO)) };
  }

  #toldOf({ plot, areaHa, findings }: Inspected) {
    const country = statedCountry(plot);
    const of = (severity: Finding['severity']) =>
      findings.filter((each) => each.severity === severity).map(({ code }) => code);
    return {
      ...{ id: plot.id, feature: plot.source, errors: of('error'), warnings: of('warning') },
      ...(country !== undefined && { country }),
      ...(areaHa !== undefined && { areaHa }),
    };
  }

  #factsOf(plot: Plot): PlotFacts {
    const use = this.#uses.get(plot.id);
    const iso2 = statedCountry(plot) ?? use?.country;
    const extent = iso2 === undefined ? undefined : extentOf(iso2);
    const area = attribute(plot, ['Area', 'area', 'areaHa', 'area_ha']);
    return {
      cattleOnly: use?.cattleOnly ?? false,
      ...(iso2 !== undefined && extent !== undefined && { country: { name: countryName(iso2), extent } }),
      ...(area !== undefined && { areaHa: area }),
    };
  }

  /** What the seal holds: everything that follows from all plots together. */
  totals(): JsonObject {
    const { plots, assessment, areaHa } = this.settle();
    const { products, countries, risk, chain, obstacles, completeness, statement } = assessment;
    return {
      plots: plots.length,
      areaHa,
      compared: plots.flatMap(({ plot, findings }) =>
        findings
          .filter(({ code }) => COMPARED.includes(code))
          .map(({ code, other, areaHa: shared }) => ({
            ...{ plot: plot.id, code },
            ...(other !== undefined && { other }),
            ...(shared !== undefined && { areaHa: shared }),
          })),
      ),
      scope: products.map(({ reference, status, appliesFrom }) => ({
        reference,
        status: status ?? 'unreadable',
        appliesFrom,
      })),
      countries: countries.map(({ country, risk: each }) => ({ country, risk: each ?? 'undecided' })),
      completeness: { asked: completeness.asked, present: completeness.present },
      risk: {
        ...{ score: risk.score, conclusion: risk.conclusion, simplified: risk.simplified.eligible },
        verdicts: Object.fromEntries(risk.criteria.map(({ id, verdict }) => [id, verdict])),
      },
      chain: { reached: [...chain.reached], depth: chain.depth },
      obstacles: obstacles.map(({ code, field }) => ({ code, field })),
      ...(statement && { statementSha256: createHash('sha256').update(canonical(statement)).digest('hex') }),
    };
  }
}

const entryOf = ({ code, severity, pointer, value, count, areaHa }: Finding, plot: Plot): JsonObject => ({
  ...{ code, severity, at: withinFeature(pointer, plot) },
  ...(value !== undefined && { value: value.toWellFormed() }),
  ...(count !== undefined && { count }),
  ...(areaHa !== undefined && { areaHa }),
});

/** A bare geometry has no feature around it yet. */
const withinFeature = (pointer: string, { pointer: feature, geometry }: Plot): string => {
  const own = pointer.slice(feature.length);
  return geometry?.pointer === '' || own.startsWith('/coordinates') || own === '' ? `/geometry${own}` : own;
};

function attribute({ properties }: Plot, names: readonly string[]): string | undefined {
  const value = names
    .map((name) => properties[name])
    .find((each) => typeof each === 'string' || typeof each === 'number');
  return value === undefined || value === '' ? undefined : String(value).slice(0, 100).toWellFormed();
}

function statedCountry(plot: Plot): string | undefined {
  const said = attribute(plot, ['ProducerCountry', 'producerCountry', 'country', 'Country']);
  return said === undefined ? undefined : countryCode(said);
}

type Uses = ReadonlyMap<string, { readonly cattleOnly: boolean; readonly country?: string }>;

/** What each plot serves: cattle alone asks for less. */
function usesOf({ products }: Consignment): Uses {
  const uses = new Map<string, { cattleOnly: boolean; country?: string }>();
  for (const { cnCode, producers } of products) {
    const cattle = commodityOf(codeOf(cnCode) ?? '') === 'cattle';
    for (const { country, plots } of producers) {
      const code = countryCode(country);
      for (const id of plots) {
        const cattleOnly = cattle && (uses.get(id)?.cattleOnly ?? true);
        uses.set(id, { cattleOnly, ...(code !== undefined && { country: code }) });
      }
    }
  }
  return uses;
}

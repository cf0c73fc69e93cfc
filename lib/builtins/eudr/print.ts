// The settled account as the output and as lines of rows; what mending would make of a plot is shown beside it, never instead of it.
import * as z from 'zod';
import { eudrTables } from '../../eudr/index.ts';
import { type Finding, type Inspected, repair, writeFeature } from '../../geometry/index.ts';
import type { EudrAccount } from './account.ts';
import type { EudrOutput } from './output.ts';

/** Plots listed in the output itself. */
const SHOWN = 500;
/** Positions of a plot up to which its mended form is written out. */
const MOST_MENDED = 5_000;

const Statement = z.record(z.string(), z.json());

const faulty = ({ findings }: Inspected): boolean => findings.some(({ severity }) => severity === 'error');

export function outputOf(account: EudrAccount, document: readonly Finding[]): EudrOutput {
  const { plots, assessment, areaHa } = account.settle();
  const { products, countries, completeness, risk, chain, obstacles, statement } = assessment;
  const unread = plots.filter(({ plot }) => plot.geometry === undefined).length;
  return {
    status: statement === undefined ? 'not_fileable' : 'fileable',
    products: [...products],
    countries: [...countries],
    document: [...document],
    plots: {
      total: plots.length,
      areaHa,
      unfileable: plots.filter(faulty).length,
      first: plots
        .toSorted((a, b) => Number(faulty(b)) - Number(faulty(a)))
        .slice(0, SHOWN)
        .map(shown),
    },
    completeness: { asked: completeness.asked, present: completeness.present },
    risk: {
      ...risk,
      open: [...risk.open],
      criteria: risk.criteria.map(({ measure: _, ...criterion }) => criterion),
      mitigation: [...risk.mitigation],
    },
    chain: { reached: [...chain.reached], depth: chain.depth },
    obstacles: [...obstacles],
    ...(statement && { statement: Statement.parse(statement) }),
    counts: { records: plots.length, computed: plots.length - unread, refused: unread },
    tables: eudrTables().sets.map(({ id, version, source, cautions }) => ({ id, version, source, cautions })),
  };
}

const shown = ({ plot: { id, geometry }, areaHa, positions, findings }: Inspected) => ({
  id,
  ...(geometry && { type: geometry.type }),
  ...(areaHa !== undefined && { areaHa }),
  positions,
  findings: [...findings],
});

/** One line of the document of rows: the plot's report and, where something can be mended, what all proposals would make of it. */
export function rowOf(inspected: Inspected): string {
  const { plot, positions, findings } = inspected;
  const actions = findings.flatMap(({ proposal }) => (proposal ? [proposal.action] : []));
  const mendable = plot.geometry !== undefined && actions.length > 0 && positions <= MOST_MENDED;
  const proposed = mendable && plot.geometry ? writeFeature(plot, repair(plot.geometry, actions)) : undefined;
  return `${JSON.stringify({ ...shown(inspected), ...(proposed !== undefined && { proposed }) })}\n`;
}

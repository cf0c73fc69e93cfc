// What the room of geometry finds wrong with the plots of a record, in the words of this one.
import {
  extentOf,
  type Finding,
  GeoJsonRefused,
  inspectPlots,
  type Plot,
  readGeoJson,
  repair,
  writeGeometry,
} from '../../geometry/index.ts';
import { isFault } from '../../shared/fault.ts';
import { alpha2 } from '../codes/geo.ts';
import type { Mending, PlotAsked, PlotsAsked, PlotWrong } from '../engine/books.ts';

/** Parsed JSON cannot show trailing zeros, so what is merely unproven is no finding here; nor is what only informs. */
const PASSED_OVER = new Set(['precision_unproven', 'area_unstated']);

export function plotFindings(plots: readonly PlotAsked[], asked: PlotsAsked): PlotWrong[] {
  if (plots.length === 0) return [];
  const features = plots.map(({ geometry }) => ({ type: 'Feature', properties: {}, geometry }));
  try {
    const document = readGeoJson({ type: 'FeatureCollection', features });
    const places = new Map(document.plots.map((plot, index) => [plot, index]));
    const report = inspectPlots(document, (plot) => factsOf(plots[places.get(plot) ?? 0], asked));
    return report.plots.flatMap(({ plot, findings }, index) => findings.flatMap((each) => wrongOf(each, plot, index)));
  } catch (error) {
    if (!isFault(error, GeoJsonRefused)) throw error;
    const remedy = String(error.problems[0]?.details?.['remedy'] ?? 'Give the plots in smaller groups.');
    return [{ index: 0, pointer: '', reason: error.message.replace(remedy, '').trim(), remedy, severity: 'error' }];
  }
}

function factsOf(plot: PlotAsked | undefined, { commodity, country }: PlotsAsked) {
  const extent = extentOf(alpha2(country));
  return {
    cattleOnly: commodity.toLowerCase() === 'cattle',
    ...(extent && { country: { name: country, extent } }),
    ...(plot?.areaHa !== undefined && { areaHa: plot.areaHa }),
  };
}

function wrongOf(finding: Finding, plot: Plot, index: number): PlotWrong[] {
  const { code, severity, pointer, message, remedy, value } = finding;
  if (severity === 'notice' || PASSED_OVER.has(code)) return [];
  const within = pointer.startsWith(`${plot.pointer}/geometry`) ? pointer.slice(plot.pointer.length + 9) : '';
  const mending = mendingOf(finding, plot);
  const told = { ...(value !== undefined && { value }), ...(mending && { mending }) };
  return [{ index, pointer: within, reason: message, remedy, severity, ...told }];
}

function mendingOf({ proposal }: Finding, { geometry }: Plot): Mending | undefined {
  if (proposal === undefined || geometry === undefined) return undefined;
  const value: Mending['value'] = JSON.parse(writeGeometry(repair(geometry, [proposal.action])));
  return { ...proposal, value };
}

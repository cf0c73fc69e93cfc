// The whole examination of plots: each by itself, then all beside each other. It mends nothing; it says what would.
import { hectares, signedAreaM2 } from './area.ts';
import { checkArea } from './checks/check-area.ts';
import { checkPolygons } from './checks/check-polygons.ts';
import { checkCountry, checkPoles, checkPrecision, checkRange } from './checks/check-positions.ts';
import { checkRing } from './checks/check-ring.ts';
import { comparePlots } from './comparing/compare-plots.ts';
import { edgesOf, type Part } from './edges.ts';
import { MAX_RECUT_CORNERS, MAX_RECUT_CORNERS_OF_PLOT } from './limits.ts';
import { Meter } from './meter.ts';
import type { Extent, Finding, Plot, PlotDocument, PlotGeometry, Proposal } from './model.ts';
import { repair } from './repair/repair.ts';

/** What the owner of the plots knows of them and geometry does not. */
export interface PlotFacts {
  /** Cattle alone: a point is enough whatever the area. */
  readonly cattleOnly?: boolean;
  readonly country?: { readonly name: string; readonly extent: Extent };
  /** Stated hectares, as written. */
  readonly areaHa?: string;
}

export interface PlotReport {
  readonly plot: Plot;
  readonly findings: readonly Finding[];
  /** Geodesic hectares of polygons, to the square metre; absent for points and where no area can be told. */
  readonly areaHa?: string;
  readonly positions: number;
}

export interface DocumentReport {
  readonly plots: readonly PlotReport[];
  /** Of the document itself. */
  readonly findings: readonly Finding[];
}

const NO_FACTS: PlotFacts = {};

export function inspectPlots(
  { plots, verbatim, findings }: PlotDocument,
  factsOf: (plot: Plot) => PlotFacts = () => NO_FACTS,
): DocumentReport {
  const inspection = newInspection(verbatim);
  const inspected = plots.map((plot) => inspectPlot(plot, factsOf(plot), inspection));
  const compared = comparePlots(inspected);
  return {
    findings,
    plots: inspected.map((report, at) => ({ ...report, findings: [...report.findings, ...(compared.get(at) ?? [])] })),
  };
}

/** A plot by itself, and what comparing it with others needs. */
export interface Inspected extends PlotReport {
  readonly squareMetres?: number;
  readonly parts: readonly Part[];
}

/** What holds for all plots of a document. */
export interface Inspection {
  readonly verbatim: boolean;
  /** Corners that may still be cut anew. */
  readonly recuts: Meter;
}

export const newInspection = (verbatim: boolean): Inspection => ({ verbatim, recuts: new Meter(MAX_RECUT_CORNERS) });

export function inspectPlot(plot: Plot, facts: PlotFacts, inspection: Inspection): Inspected {
  const { findings, squareMetres, ...examined } = examine(plot, facts, inspection);
  return {
    ...{ plot, ...examined, findings: [...plot.findings, ...findings] },
    ...(squareMetres !== undefined && { squareMetres, areaHa: hectares(squareMetres) }),
  };
}

interface Examined {
  readonly findings: readonly Finding[];
  /** Those that can lie over other plots. */
  readonly parts: readonly Part[];
  readonly squareMetres?: number;
  readonly positions: number;
}

function examine({ geometry }: Plot, facts: PlotFacts, { verbatim, recuts }: Inspection): Examined {
  if (geometry === undefined) return { findings: [], parts: [], positions: 0 };
  const coordinates = checkCoordinates(geometry, facts, verbatim);
  const positions = listsOf(geometry).reduce((sum, each) => sum + each.positions.length, 0);
  if (coordinates.some(({ code }) => code === 'coordinates_out_of_range'))
    return { findings: coordinates, parts: [], positions };
  if ('points' in geometry)
    return { findings: [...coordinates, ...checkArea(geometry, facts, undefined)], parts: [], positions };
  const parts = partsOf(geometry);
  const shape = shapeOf(geometry, parts);
  const sound = !shape.some(({ code }) => UNSOUND.includes(code));
  const squareMetres = sound ? areaOf(parts) : undefined;
  const findings = [
    ...coordinates,
    ...keepWorking(geometry, shape, () => positions <= MAX_RECUT_CORNERS_OF_PLOT && recuts.take(positions)),
    ...checkArea(geometry, facts, squareMetres),
  ];
  return { findings, parts: sound ? parts : [], positions, ...(squareMetres !== undefined && { squareMetres }) };
}

const partsOf = (geometry: PlotGeometry): Part[] =>
  'points' in geometry
    ? []
    : geometry.polygons.map(({ outer, holes }) => ({ outer: edgesOf(outer), holes: holes.map(edgesOf) }));

const shapeOf = (geometry: PlotGeometry, parts = partsOf(geometry)): Finding[] => [
  ...parts.flatMap(({ outer, holes }) => [
    ...checkRing(outer, 'outer'),
    ...holes.flatMap((hole) => checkRing(hole, 'hole')),
  ]),
  ...checkPolygons(parts),
];

const RECUTS: readonly string[] = ['untangle', 'split_at_holes', 'split_at_antimeridian'];

/** Cuts are tried before they are proposed: what does not come out sound, or costs too much to try, has no proposal. */
function keepWorking(geometry: PlotGeometry, shape: readonly Finding[], mayTry: () => boolean): readonly Finding[] {
  const tried = new Map<string, boolean>();
  return shape.map(({ proposal, ...finding }) => {
    if (proposal === undefined) return finding;
    if (!RECUTS.includes(proposal.action)) return { ...finding, proposal };
    const works = tried.get(finding.code) ?? (mayTry() && mends(geometry, finding.code, proposal));
    tried.set(finding.code, works);
    return works ? { ...finding, proposal } : finding;
  });
}

const mends = (geometry: PlotGeometry, code: string, { action }: Proposal): boolean =>
  !shapeOf(repair(geometry, [action])).some((finding) => finding.code === code);

/** Shapes whose inside is not known. */
const UNSOUND: readonly string[] = [
  'ring_crosses_itself',
  'rings_cross',
  'ring_too_short',
  'ring_without_area',
  'hole_outside',
  'encloses_pole',
  'too_complex',
];

const areaOf = (parts: readonly Part[]): number =>
  parts.reduce(
    (sum, { outer, holes }) =>
      sum + Math.abs(signedAreaM2(outer)) - holes.reduce((inner, hole) => inner + Math.abs(signedAreaM2(hole)), 0),
    0,
  );

const listsOf = (geometry: PlotGeometry) =>
  'points' in geometry
    ? [{ pointer: `${geometry.pointer}/coordinates`, positions: geometry.points, single: geometry.type === 'Point' }]
    : geometry.polygons.flatMap(({ outer, holes }) => [outer, ...holes]);

function checkCoordinates(geometry: PlotGeometry, { country }: PlotFacts, verbatim: boolean): Finding[] {
  const lists = listsOf(geometry).map((each) => ({ ...each, verbatim }));
  const perList = lists.flatMap((each) => {
    const range = checkRange(each);
    return range.length > 0 ? [...range, ...checkPrecision(each)] : [...checkPoles(each), ...checkPrecision(each)];
  });
  const [first] = lists;
  if (country === undefined || first === undefined || perList.some(({ code }) => OFF_EARTH.includes(code)))
    return perList;
  const all = lists.flatMap(({ positions }) => positions);
  return [...perList, ...checkCountry({ ...first, positions: all }, country)];
}

const OFF_EARTH: readonly string[] = ['axes_swapped', 'coordinates_out_of_range'];

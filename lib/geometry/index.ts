// The door of geometry: plots of land read from what strangers send, examined, compared, and mended where their owner asks for it.
export { hectares } from './area.ts';
export { decimalsOf } from './checks/check-positions.ts';
export { comparePlots } from './comparing/compare-plots.ts';
export { EXTENTS, extentOf } from './extents.ts';
export { GeoJsonRefused } from './faults.ts';
export { FINDINGS, type FindingCode } from './findings.ts';
export {
  type DocumentReport,
  type Inspected,
  inspectPlot,
  inspectPlots,
  newInspection,
  type PlotFacts,
  type PlotReport,
} from './inspect.ts';
export type {
  Extent,
  Finding,
  Plot,
  PlotDocument,
  PlotGeometry,
  Position,
  Proposal,
  RepairAction,
  Severity,
} from './model.ts';
export { readFeature, readGeoJson, refuseTooLong } from './reading/read-geojson.ts';
export { repair } from './repair/repair.ts';
export { writeFeature, writeGeometry } from './repair/write-geometry.ts';

// Plots of land as read from GeoJSON, every coordinate with the text it stood as, and what is found wrong with them.
import type { JsonObject } from '../shared/json.ts';

/** `lon` and `lat` are for computing; the texts are what was written, trailing zeros included. */
export interface Position {
  readonly lon: number;
  readonly lat: number;
  readonly lonText: string;
  readonly latText: string;
  /** Altitude and whatever else stood behind it. */
  readonly beyond: number;
}

export interface Ring {
  /** JSON Pointer of the array of positions. */
  readonly pointer: string;
  readonly positions: readonly Position[];
}

export interface PlotPolygon {
  readonly outer: Ring;
  readonly holes: readonly Ring[];
}

export type PlotGeometry =
  | { readonly type: 'Point' | 'MultiPoint'; readonly pointer: string; readonly points: readonly Position[] }
  | { readonly type: 'Polygon' | 'MultiPolygon'; readonly pointer: string; readonly polygons: readonly PlotPolygon[] };

export interface Plot {
  /** JSON Pointer of the feature. */
  readonly pointer: string;
  /** The feature's own id, else its place: `plot-1`. */
  readonly id: string;
  readonly properties: JsonObject;
  /** The feature as it stood in the text; around a bare geometry one is put. */
  readonly source: string;
  /** Absent where nothing could be read; the findings say why. */
  readonly geometry?: PlotGeometry;
  /** What reading it already showed. */
  readonly findings: readonly Finding[];
}

export interface PlotDocument {
  readonly plots: readonly Plot[];
  /** Whether numbers are as their sender wrote them; false for JSON that was parsed before it came here. */
  readonly verbatim: boolean;
  /** Of the document itself, such as its coordinate reference system. */
  readonly findings: readonly Finding[];
}

/** `error`: the plot cannot be filed as it is. `warning`: a person should look. `notice`: for the record. */
export type Severity = 'error' | 'warning' | 'notice';

/** A way to mend a plot that nobody takes unasked. */
export type RepairAction =
  | 'unquote_coordinates'
  | 'swap_axes'
  | 'drop_repeated_points'
  | 'close_rings'
  | 'wind_rings'
  | 'split_at_antimeridian'
  | 'split_at_holes'
  | 'untangle';

export interface Proposal {
  readonly action: RepairAction;
  readonly message: string;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** JSON Pointer of the place, or of the first of several. */
  readonly pointer: string;
  readonly message: string;
  readonly remedy: string;
  /** Where the demand comes from. */
  readonly source: string;
  /** What stands there. */
  readonly value?: string;
  /** How many places of this plot or ring are concerned. */
  readonly count?: number;
  /** The other plot, of an overlap or duplicate. */
  readonly other?: string;
  /** Hectares, where an area is what is found. */
  readonly areaHa?: string;
  readonly proposal?: Proposal;
}

/** Where a country lies: boxes of west, south, east, north, one per part that stands apart. */
export type Extent = readonly (readonly [number, number, number, number])[];

// Every finding this room can make, once: how grave it is, what mends it and where the demand comes from.
import type { Finding, Proposal, RepairAction, Severity } from './model.ts';

interface Kind {
  readonly severity: Severity;
  readonly remedy: string;
  readonly source: string;
  readonly proposal?: Proposal;
}

const RFC = (section: string) => `RFC 7946 section ${section}`;
const EUDR = (article: string) => `Regulation (EU) 2023/1115 ${article}`;
const SYSTEM = 'EU deforestation information system, GeoJSON file description';

const propose = (action: RepairAction, message: string): { readonly proposal: Proposal } => ({
  proposal: { action, message },
});

export const FINDINGS = {
  crs_not_wgs84: {
    severity: 'error',
    remedy: 'Transform the coordinates to WGS 84 longitude and latitude, and leave "crs" out.',
    source: RFC('4'),
  },
  crs_stated: {
    severity: 'notice',
    remedy: 'Leave "crs" out; GeoJSON is always WGS 84.',
    source: RFC('4'),
  },
  feature_malformed: {
    severity: 'error',
    remedy: 'Write {"type": "Feature", "properties": {…}, "geometry": {…}}.',
    source: RFC('3.2'),
  },
  plot_id_repeated: {
    severity: 'error',
    remedy: 'Give every plot an id of its own.',
    source: RFC('3.2'),
  },
  geometry_missing: {
    severity: 'error',
    remedy: 'Give the plot a Point or its perimeter as a Polygon.',
    source: EUDR('Art. 2(28)'),
  },
  geometry_collection: {
    severity: 'error',
    remedy: 'Give each of its geometries as a feature of its own.',
    source: RFC('3.1.8'),
  },
  geometry_type: {
    severity: 'error',
    remedy: 'Use Point, MultiPoint, Polygon or MultiPolygon.',
    source: SYSTEM,
  },
  coordinates_malformed: {
    severity: 'error',
    remedy: 'Write positions as [longitude, latitude], a Polygon as an array of rings of positions.',
    source: RFC('3.1'),
  },
  coordinates_quoted: {
    severity: 'error',
    remedy: 'Write coordinates as numbers, without quotes.',
    source: RFC('3.1.1'),
    ...propose('unquote_coordinates', 'Write the same digits as numbers.'),
  },
  too_many_positions: {
    severity: 'error',
    remedy: 'Simplify the perimeter; neighbouring points need not be closer than the precision of the survey.',
    source: SYSTEM,
  },
  altitude_ignored: {
    severity: 'notice',
    remedy: 'Give longitude and latitude alone.',
    source: SYSTEM,
  },
  coordinates_out_of_range: {
    severity: 'error',
    remedy:
      'Longitude lies within ±180 and latitude within ±90 degrees; larger figures are metres of a projection: transform them to WGS 84.',
    source: SYSTEM,
  },
  axes_swapped: {
    severity: 'error',
    remedy: 'Write longitude first, then latitude.',
    source: RFC('3.1.1'),
    ...propose('swap_axes', 'Exchange the two figures of every position of the plot.'),
  },
  outside_country: {
    severity: 'warning',
    remedy: 'Check the coordinates and the country of production.',
    source: EUDR('Art. 9(1)(d)'),
  },
  precision_too_low: {
    severity: 'error',
    remedy: 'Export the surveyed coordinates with at least six decimals; appended zeros are no precision.',
    source: EUDR('Art. 2(28)'),
  },
  precision_unproven: {
    severity: 'warning',
    remedy: 'Send the GeoJSON as a file or as text, where trailing zeros can be seen.',
    source: EUDR('Art. 2(28)'),
  },
  polygon_required: {
    severity: 'error',
    remedy: 'Give the perimeter as a polygon; a point is enough up to four hectares, and for cattle.',
    source: EUDR('Art. 2(28)'),
  },
  area_unstated: {
    severity: 'warning',
    remedy: 'State the hectares of the plot as "Area"; without them the information system takes four.',
    source: SYSTEM,
  },
  area_refused: {
    severity: 'error',
    remedy: 'State "Area" in hectares, from 0.0001.',
    source: SYSTEM,
  },
  area_disagrees: {
    severity: 'warning',
    remedy: 'Check the perimeter and the stated hectares: they differ by more than a tenth.',
    source: EUDR('Art. 9(1)(d)'),
  },
  area_implausible: {
    severity: 'warning',
    remedy: 'Give the plots themselves: a plot of land lies within one property (Art. 2(27)), not a district.',
    source: EUDR('Art. 2(27)'),
  },
  ring_too_short: {
    severity: 'error',
    remedy: 'A perimeter needs at least three different points, and the first again at the end.',
    source: RFC('3.1.6'),
  },
  ring_without_area: {
    severity: 'error',
    remedy: 'The points lie on one line: survey the perimeter again.',
    source: SYSTEM,
  },
  ring_not_closed: {
    severity: 'error',
    remedy: 'Repeat the first position at the end.',
    source: RFC('3.1.6'),
    ...propose('close_rings', 'Repeat the first position at the end of every open ring.'),
  },
  ring_wound_backwards: {
    severity: 'warning',
    remedy: 'Outer rings run counterclockwise, holes clockwise.',
    source: RFC('3.1.6'),
    ...propose('wind_rings', 'Reverse the rings that run the wrong way.'),
  },
  points_repeated: {
    severity: 'warning',
    remedy: 'Leave out positions that equal the one before.',
    source: SYSTEM,
    ...propose('drop_repeated_points', 'Leave out every position that equals the one before.'),
  },
  ring_crosses_itself: {
    severity: 'error',
    remedy: 'Walk the perimeter so that no side meets another one.',
    source: SYSTEM,
    ...propose('untangle', 'Split the shape where its sides meet; check that the parts are the land that is meant.'),
  },
  rings_cross: {
    severity: 'error',
    remedy: 'Keep holes inside their outer ring, and parts of one plot apart from each other.',
    source: RFC('3.1.6'),
    ...propose('untangle', 'Unite what overlaps; check that the result is the land that is meant.'),
  },
  hole_outside: {
    severity: 'error',
    remedy: 'A hole lies inside the outer ring: give separate land as a polygon of its own.',
    source: RFC('3.1.6'),
  },
  hole_present: {
    severity: 'error',
    remedy: 'The information system takes no inner rings: cut the plot into parts around the hole.',
    source: SYSTEM,
    ...propose('split_at_holes', 'Cut the plot through its holes into parts without any.'),
  },
  crosses_antimeridian: {
    severity: 'error',
    remedy: 'Cut the plot at longitude 180 into parts that do not cross it.',
    source: RFC('3.1.9'),
    ...propose('split_at_antimeridian', 'Cut the plot at longitude 180.'),
  },
  encloses_pole: {
    severity: 'error',
    remedy: 'Nothing is grown around a pole: check the order and the signs of the coordinates.',
    source: RFC('5.3'),
  },
  touches_pole: {
    severity: 'error',
    remedy: 'Nothing is grown at a pole: check the latitudes.',
    source: RFC('5.3'),
  },
  too_complex: {
    severity: 'error',
    remedy: 'Simplify the perimeter: too many of its sides lie across each other to be checked.',
    source: SYSTEM,
  },
  duplicate_geometry: {
    severity: 'warning',
    remedy: 'Give each plot once; name it for every product it serves.',
    source: EUDR('Art. 9(1)(d)'),
  },
  overlap_unexamined: {
    severity: 'warning',
    remedy: 'Send fewer plots at a time: too many of these lie across each other to be compared.',
    source: EUDR('Art. 9(1)(d)'),
  },
  plots_overlap: {
    severity: 'warning',
    remedy: 'Find out which perimeter is right: land is produced on once.',
    source: EUDR('Art. 9(1)(d)'),
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type FindingCode = keyof typeof FINDINGS;

type Particulars = Pick<Finding, 'value' | 'count' | 'other' | 'areaHa'> & { readonly severity?: Severity };

/** One finding; `particulars` are what only this occurrence has. */
export function find(code: FindingCode, pointer: string, message: string, particulars: Particulars = {}): Finding {
  const kind: Kind = FINDINGS[code];
  return {
    code,
    severity: kind.severity,
    pointer,
    message,
    remedy: kind.remedy,
    source: kind.source,
    ...(kind.proposal && { proposal: kind.proposal }),
    ...particulars,
  };
}

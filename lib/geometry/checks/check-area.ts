// What the area of a plot demands: a polygon above four hectares, and figures that agree.
import { hectares } from '../area.ts';
import { find } from '../findings.ts';
import type { Finding, PlotGeometry } from '../model.ts';

/** Regulation (EU) 2023/1115 Art. 2(28). */
export const POINT_UP_TO_HA = 4;
/** The information system refuses the area of a point below this. */
const LEAST_HA = 0.0001;
/** More than any single property is likely to be; districts and sourcing areas are. */
const IMPLAUSIBLE_HA = 10_000;
const DIFFERENCE = 0.1;

interface AreaFacts {
  readonly cattleOnly?: boolean;
  readonly areaHa?: string;
}

export function checkArea(geometry: PlotGeometry, facts: AreaFacts, squareMetres: number | undefined): Finding[] {
  const { pointer } = geometry;
  const stated = facts.areaHa === undefined ? undefined : Number(facts.areaHa);
  if (stated !== undefined && !(stated >= LEAST_HA && Number.isFinite(stated)))
    return [find('area_refused', pointer, 'The stated area is no number of hectares.', said(facts))];
  if ('points' in geometry) return checkPoint(geometry, facts, stated);
  if (squareMetres === undefined) return [];
  const own = squareMetres / 10_000;
  const areaHa = hectares(squareMetres);
  const found: Finding[] = [];
  if (own > IMPLAUSIBLE_HA)
    found.push(find('area_implausible', pointer, `The perimeter encloses ${areaHa} ha.`, { areaHa }));
  if (stated !== undefined && Math.abs(stated - own) > DIFFERENCE * Math.max(stated, own))
    found.push(find('area_disagrees', pointer, `The perimeter encloses ${areaHa} ha.`, { areaHa, ...said(facts) }));
  return found;
}

const said = ({ areaHa = '' }: AreaFacts) => ({ value: areaHa.slice(0, 80) });

function checkPoint({ pointer, type }: PlotGeometry, facts: AreaFacts, stated: number | undefined): Finding[] {
  if (facts.cattleOnly) return [];
  if (stated === undefined)
    return [find('area_unstated', pointer, `A ${type} without stated hectares counts as ${POINT_UP_TO_HA} ha.`)];
  if (stated <= POINT_UP_TO_HA) return [];
  const message = `A ${type} stands for ${facts.areaHa ?? ''} ha, more than ${POINT_UP_TO_HA}.`;
  return [find('polygon_required', pointer, message, said(facts))];
}

// The rings of one plot together: holes within their outer ring, parts apart from each other.

import { newEffort, sharedM2 } from '../comparing/shared-ground.ts';
import { placeIn, properCrossings, sidesOf } from '../crossings.ts';
import { boxesMeet, type Edges, type Part } from '../edges.ts';
import { find } from '../findings.ts';
import type { Finding } from '../model.ts';

export function checkPolygons(parts: readonly Part[]): Finding[] {
  return [...parts.flatMap(checkHoles), ...checkApart(parts)];
}

function checkHoles({ outer, holes }: Part): Finding[] {
  const [first] = holes;
  if (first === undefined) return [];
  const said = `The polygon has ${holes.length === 1 ? 'a hole' : `${holes.length} holes`}.`;
  const found = [find('hole_present', first.ring.pointer, said, { count: holes.length })];
  const sides = outer.n < 3 ? undefined : sidesOf(outer);
  for (const hole of holes) {
    if (sides === undefined || hole.n < 3) continue;
    if (properCrossings(hole, outer, sides).count > 0)
      found.push(find('rings_cross', hole.ring.pointer, 'The hole crosses the outer ring.'));
    else if (somewhere(hole, outer) === 'outside')
      found.push(find('hole_outside', hole.ring.pointer, 'The hole lies outside the outer ring.'));
  }
  return found;
}

/** Where the first corner that is not on the border lies. */
export function somewhere(ring: Edges, within: Edges): 'inside' | 'outside' | 'border' {
  for (let i = 0; i < ring.n; i += 1) {
    const place = placeIn(within, ring.x[i] ?? 0, ring.y[i] ?? 0);
    if (place !== 'border') return place;
  }
  return 'border';
}

/** Less than coordinates of six decimals can tell. */
const NOTHING_M2 = 1;

/** Pairs of parts that are looked at: a plot of a thousand parts that all lie on each other is said once. */
const MOST_PAIRS = 1_000;

function checkApart(parts: readonly Part[]): Finding[] {
  const effort = newEffort();
  let pairs = 0;
  for (const [i, a] of parts.entries()) {
    for (const b of parts.slice(i + 1)) {
      if (!boxesMeet(a.outer.box, b.outer.box) || a.outer.n < 3 || b.outer.n < 3) continue;
      pairs += 1;
      if (pairs > MOST_PAIRS) return [find('too_complex', a.outer.ring.pointer, 'The parts lie across each other.')];
      if ((sharedM2(a, b, effort) ?? Infinity) > NOTHING_M2)
        return [find('rings_cross', b.outer.ring.pointer, `It overlaps ${a.outer.ring.pointer}.`)];
    }
  }
  return [];
}

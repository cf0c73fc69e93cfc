// One ring by itself: closed, wound, without repeated points, and no side meeting another.

import { signedAreaM2 } from '../area.ts';
import { selfCrossings } from '../crossings.ts';
import { type Edges, same } from '../edges.ts';
import { find } from '../findings.ts';
import type { Finding } from '../model.ts';

/** Corners on one line enclose less than the coordinates' own precision does: a tenth of a square metre. */
const NOTHING_M2 = 0.1;

export function checkRing(edges: Edges, kind: 'outer' | 'hole'): Finding[] {
  const { ring, n, turn } = edges;
  const { pointer } = ring;
  if (n < 3) return [...checkClosed(edges), find('ring_too_short', pointer, `The ring has ${n} different points.`)];
  const found = [...checkClosed(edges), ...checkRepeated(edges), ...checkAntimeridian(edges)];
  if (turn !== 0) return [...found, find('encloses_pole', pointer, 'The ring runs once around the earth.')];
  const { count, first, tooComplex } = selfCrossings(edges);
  if (tooComplex) found.push(find('too_complex', pointer, `The ${n} sides of the ring lie across each other.`));
  if (first !== undefined) found.push(crossing(edges, first, count));
  const area = signedAreaM2(edges);
  if (Math.abs(area) < NOTHING_M2 && count === 0)
    return [...found, find('ring_without_area', pointer, 'The ring encloses no area.')];
  // Which way a figure of eight runs has no answer.
  if (count === 0 && area > 0 !== (kind === 'outer'))
    found.push(
      find(
        'ring_wound_backwards',
        pointer,
        `The ${kind === 'outer' ? 'outer ring runs clockwise' : 'hole runs counterclockwise'}.`,
      ),
    );
  return found;
}

function crossing({ ring, place }: Edges, [i, j]: readonly [number, number], count: number): Finding {
  const said = `Side ${i + 1} meets side ${j + 1}${count > 1 ? `; ${count >= 100 ? 'at least ' : ''}${count} such pairs` : ''}.`;
  return find('ring_crosses_itself', `${ring.pointer}/${place[i] ?? 0}`, said, { count });
}

function checkClosed({ ring: { pointer, positions } }: Edges): Finding[] {
  if (positions.length < 2 || same(positions[0], positions.at(-1))) return [];
  return [find('ring_not_closed', pointer, 'The last position of the ring is not the first.')];
}

function checkRepeated({ ring: { pointer, positions } }: Edges): Finding[] {
  let [count, first] = [0, 0];
  for (let i = 1; i < positions.length; i += 1) {
    if (!same(positions[i - 1], positions[i])) continue;
    count += 1;
    if (count === 1) first = i;
  }
  if (count === 0) return [];
  return [find('points_repeated', `${pointer}/${first}`, 'A position equals the one before.', { count })];
}

function checkAntimeridian({ ring: { pointer, positions } }: Edges): Finding[] {
  const place = positions.findIndex((each, at) => Math.abs(each.lon - (positions[at - 1] ?? each).lon) > 180);
  if (place < 0) return [];
  return [find('crosses_antimeridian', `${pointer}/${place}`, 'A side runs over longitude 180.')];
}

// Whose turn it is: the places of one receive are dealt to message groups so that a busy tenant cannot crowd out a quiet one.
import type { Turn } from './message-store.ts';

/** How many messages each group may hand out, the least busy group first; groups that are not due get nothing. */
export function fairShare(turns: readonly Turn[], places: number, now: number): Map<string, number> {
  const due = turns.filter((turn) => turn.next <= now).sort((a, b) => a.busy - b.busy || a.next - b.next);
  const share = new Map<string, number>();
  const [only] = due;
  if (only && due.length === 1) return share.set(only.group_id, places);
  for (let place = 0; place < places; place += 1) {
    const next = due.reduce<Turn | undefined>((best, turn) => {
      return best === undefined || load(turn) < load(best) ? turn : best;
    }, undefined);
    if (next) share.set(next.group_id, (share.get(next.group_id) ?? 0) + 1);
  }
  return share;

  function load(turn: Turn): number {
    return turn.busy + (share.get(turn.group_id) ?? 0);
  }
}

// What ends a run before its first row: a building whose meters could never be set against anything.
import type { Refusal } from '../../rows/index.ts';
import { defineFault } from '../../shared/fault.ts';

export const BuildingRefused = defineFault<Refusal & { readonly index: number }>({
  reason: 'building_refused',
  kind: 'unprocessable',
  cause: 'A building named for its meters has no year, no floor area, or a figure that is none.',
  remedy: 'Mend the field the message names.',
  say: ({ index, column, value, reason, remedy }) => ({
    field: `/buildings/${index}/${column}`,
    message: `${reason} ${remedy}`,
    details: { value, remedy },
  }),
});

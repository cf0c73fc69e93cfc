// What ends a run before its first row: a building whose meters could never be set against anything.
import { defineFault } from '../../shared/fault.ts';

export const BuildingRefused = defineFault<{
  index: number;
  column: string;
  value: string;
  reason: string;
  remedy: string;
}>({
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

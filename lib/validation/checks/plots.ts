// Whether the plots of a statement could be filed: each geometry is really looked at, by the room of geometry.
import * as z from 'zod';
import { formatDecimal } from '../../shared/decimal.ts';
import { isJsonObject } from '../../shared/json.ts';
import type { PlotAsked } from '../engine/books.ts';
import { defineCheck, STAGES } from '../engine/check.ts';
import { type Place, pathOf, placesAt, rootOf } from '../engine/path.ts';
import type { Reading } from '../engine/reading.ts';

const Params = z.looseObject({
  list: z.string(),
  geometry: z.string(),
  area: z.string(),
  commodity: z.string(),
  country: z.string(),
});

const plots = defineCheck('plots', Params, (given, { books }) => {
  const path = pathOf(given.list);
  return [
    {
      stage: STAGES.record,
      roots: [rootOf(path), given.commodity, given.country],
      run(record, say) {
        const items = record.places([...path, '*']);
        const hint = 'Give every plot of land of production.';
        if (items.length === 0) say(`/${path.join('/')}`, undefined, { reason: 'There is no plot.', hint });
        const asked = items.flatMap((item) => askedOf(record, item, given));
        const wrong = books.plots(
          asked.map(({ plot }) => plot),
          {
            commodity: String(record.field(given.commodity) ?? ''),
            country: String(record.field(given.country) ?? ''),
          },
        );
        for (const { index, pointer, value, reason, remedy, severity, mending } of wrong) {
          const field = asked[index]?.pointer ?? '';
          const proposal = mending && { field, ...mending };
          say(`${field}${pointer}`, value, { reason, hint: remedy }, { severity, ...(proposal && { proposal }) });
        }
        return true;
      },
    },
  ];
});

function askedOf(record: Reading, item: Place, { geometry, area }: z.output<typeof Params>) {
  const [shape, size] = [geometry, area].map((name) => placesAt(item.value, [name], item.pointer)[0]);
  if (shape === undefined || !isJsonObject(shape.value)) return [];
  const stated = size && record.decimal(size);
  const plot: PlotAsked = { geometry: shape.value, ...(stated && { areaHa: formatDecimal(stated) }) };
  return [{ pointer: shape.pointer, plot }];
}

export const geometry = [plots];

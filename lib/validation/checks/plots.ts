// Whether the plots of a statement could be filed: each geometry is really looked at, by the room of geometry.
import * as z from 'zod';
import { formatDecimal } from '../../shared/decimal.ts';
import { defineCheck, STAGES } from '../engine/check.ts';
import { isGiven, pathOf, placesAt, rootOf } from '../engine/path.ts';

const Params = z.looseObject({ list: z.string(), geometry: z.string(), area: z.string(), commodity: z.string() });

const plots = defineCheck('plots', Params, ({ list, geometry, area, commodity }, { books }) => {
  const path = pathOf(list);
  return [
    {
      stage: STAGES.record,
      roots: [rootOf(path), commodity],
      run(record, say) {
        const items = record.places([...path, '*']);
        if (items.length === 0)
          say(`/${path.join('/')}`, undefined, { reason: 'There is no plot.', hint: 'Give every plot of land of production.' });
        for (const item of items) {
          const [shape, size] = [geometry, area].map((name) => placesAt(item.value, [name], item.pointer)[0]);
          if (shape === undefined || !isGiven(shape.value)) continue;
          const stated = size && record.decimal(size);
          const asked = { commodity: String(record.field(commodity) ?? ''), areaHa: stated && formatDecimal(stated) };
          for (const { pointer, reason, remedy } of books.plot(shape.value, asked))
            say(`${shape.pointer}${pointer}`, undefined, { reason, hint: remedy });
        }
        return true;
      },
    },
  ];
});

export const geometry = [plots];

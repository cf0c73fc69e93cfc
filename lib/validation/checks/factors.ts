// Whether the library holds a published factor for what an activity names.
import * as z from 'zod';
import { defineCheck, STAGES } from '../engine/check.ts';
import { isGiven, shown } from '../engine/path.ts';

const Params = z.looseObject({ material: z.string(), unit: z.string(), region: z.string(), date: z.string() });

const factor = defineCheck('factor', Params, ({ material, unit, region, date }, { books }) => [
  {
    stage: STAGES.whole,
    roots: [material, unit, region, date],
    run(record, say) {
      const value = record.field(material);
      const texts = [unit, region].map((name) => record.field(name));
      const day = record.day({ pointer: `/${date}`, value: record.field(date) });
      if (!isGiven(value) || !texts.every(isGiven) || day === undefined) return false;
      const [unitText = '', regionText = ''] = texts.map(shown);
      const wrong = books.factor({ material: shown(value), unit: unitText, region: regionText, date: day });
      if (wrong !== undefined) say(`/${material}`, value, { reason: wrong.reason, hint: wrong.remedy });
      return true;
    },
  },
]);

export const factors = [factor];

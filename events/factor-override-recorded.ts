// A tenant has recorded a factor of its own.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const factorOverrideRecorded = defineEvent({
  type: 'factor-override-recorded.v1',
  summary: "A tenant's own factor, or a further revision of one, answers before the published ones from now on.",
  schema: z.object({
    factorId: z.string(),
    revision: z.int().min(1),
    activity: z.string(),
    unit: z.string(),
    region: z.string(),
    validFrom: z.iso.date(),
    validTo: z.nullable(z.iso.date()),
    /** The published factor it stands in for, where one was named. */
    replaces: z.string().optional(),
  }),
  example: {
    factorId: 'own-heat-from-our-chp',
    revision: 1,
    activity: 'Heat from our CHP',
    unit: 'kWh',
    region: 'GB',
    validFrom: '2025-01-01',
    validTo: null,
  },
});

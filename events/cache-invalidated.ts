// Somebody had remembered things forgotten.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const cacheInvalidated = defineEvent({
  type: 'cache-invalidated.v1',
  summary: 'Groups of remembered things were forgotten by hand; containers read them anew within seconds.',
  schema: z.object({ groups: z.array(z.string()).min(1) }),
  example: { groups: ['prefix:agents/fuel-emissions'] },
});

// All that changes a tenant's shelf of factors.
import { factorOverrideRecorded } from '../factor-override-recorded.ts';
import { factorSetDeprecated } from '../factor-set-deprecated.ts';
import { factorSetPublished } from '../factor-set-published.ts';

export const SHELF_CHANGED = [factorOverrideRecorded, factorSetPublished, factorSetDeprecated] as const;

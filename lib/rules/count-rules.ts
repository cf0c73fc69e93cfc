// Adds what one event says of rules to the hour it happened in: one write per rule it names.
import type * as z from 'zod';
import type { rulesEvaluated } from '../../events/rules-evaluated.ts';
import type { BaseContext, Commit, Heard } from '../kernel/index.ts';
import { patch } from '../platform/table/index.ts';
import { ruleHourRecord } from './records.ts';

type Evaluated = Heard<z.output<typeof rulesEvaluated.schema>>;

export async function countRules(
  ctx: BaseContext & { readonly commit: Commit },
  { payload, occurredAt }: Evaluated,
): Promise<void> {
  const hour = occurredAt.slice(0, 13);
  const writes = payload.rules.map(({ ruleId, fired, problems, durationMs }) =>
    patch(ruleHourRecord, { ruleId, hour }, { add: { evaluated: payload.records, fired, problems, durationMs } }),
  );
  await ctx.commit({ writes });
}

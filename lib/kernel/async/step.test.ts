// What steps and commands promise.
import { expect, test } from 'vitest';
import * as z from 'zod';
import { lambdaContext } from '../http/trial-call.ts';
import { command } from './command.ts';
import { step } from './step.ts';

type Invoke = (event: unknown, context: typeof lambdaContext) => Promise<unknown>;
const invoke = (declared: unknown, event: unknown) => (declared as Invoke)(event, lambdaContext);

const about = { summary: 'Acts.', impact: 'nothing', uses: [] } as const;

test('a step takes and gives what its schemas say, for the tenant in its input', async () => {
  const preparing = step({
    ...about,
    id: 'trial.prepare',
    flow: 'trial.run',
    input: z.object({ tenantId: z.string(), rows: z.number() }),
    output: z.object({ done: z.number() }),
    handle: async ({ ctx, input }) => ({ done: input.rows, tenant: ctx.tenantId }),
  });
  expect(await invoke(preparing, { tenantId: 'acme', rows: 3 })).toEqual({ done: 3 });
  await expect(invoke(preparing, { tenantId: 'acme', rows: '3' })).rejects.toThrow();
  await expect(invoke(preparing, { tenantId: '../acme', rows: 3 })).rejects.toThrow();
  await expect(invoke(preparing, { rows: 3 })).rejects.toThrow();
});

test('a command acts on the platform plane, where there is no tenant to speak of', async () => {
  const founding = command({
    ...about,
    id: 'trial.found',
    input: z.strictObject({ name: z.string() }),
    output: z.object({ greeting: z.string() }),
    handle: async ({ ctx, input }) => ({ greeting: `${ctx.scope.plane} ${input.name}` }),
  });
  expect(await invoke(founding, { name: 'x' })).toEqual({ greeting: 'platform x' });
  await expect(invoke(founding, { name: 'x', more: 1 })).rejects.toThrow();
  const asking = command({
    ...about,
    id: 'trial.ask',
    input: z.unknown(),
    output: z.string(),
    handle: async ({ ctx }) => ctx.tenantId,
  });
  await expect(invoke(asking, null)).rejects.toThrow('has no tenant');
});

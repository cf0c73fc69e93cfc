// Accepts an asynchronous run: from here on it is ours to bring to an end.
import { executionAccepted } from '../../events/execution-accepted.ts';
import { storedFile } from '../files/index.ts';
import type { ExecutionView, StartExecution } from './contract.ts';
import { fileOf } from './file-of.ts';
import { firstWrites, type Starting } from './new-execution.ts';
import { refuseWhenFull, takePlace } from './queue-places.ts';
import { type Execution, viewOf } from './store.ts';

export async function acceptExecution(
  ctx: Starting,
  execution: Execution,
  wanted: StartExecution,
): Promise<ExecutionView> {
  const fileId = fileOf(wanted.input);
  // A run over a file nobody announced is refused now, not after its turn has come.
  await Promise.all([fileId && storedFile(ctx, fileId), refuseWhenFull(ctx)]);
  const { id, agentId, agentVersion, priority } = execution;
  return ctx.commit({
    writes: [...firstWrites(execution, wanted), takePlace(execution)],
    audit: { action: 'executions.accepted', resource: `execution/${id}`, details: { agentId, agentVersion } },
    events: [executionAccepted({ executionId: id, agentId, priority })],
    answer: viewOf(execution),
  });
}

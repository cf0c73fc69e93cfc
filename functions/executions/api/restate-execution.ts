// The door where results are restated.
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import {
  AlreadyRestated,
  AsOfNotTaken,
  ExecutionNotFound,
  ExecutionNotRestatable,
  ExecutionPath,
  ExecutionView,
  InputInvalid,
  QueueFull,
  Restate,
  RunTooLarge,
  restateExecution,
} from '../../../lib/executions/index.ts';
import { FileNotFound, FileNotUploaded } from '../../../lib/files/index.ts';
import { endpoint, objectsRead, receiptsSign, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentRetired, VersionNotFound, VersionSunset } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'executions.restate',
  route: 'POST /v1/agents/{agentId}/executions/{executionId}/restatements',
  summary: 'Restate a result under what is known now: a new execution supersedes the old one, which stays as it was',
  permission: 'executions:run',
  path: ExecutionPath,
  body: Restate,
  output: { 201: ExecutionView, 202: ExecutionView },
  status: ({ mode }) => (mode === 'sync' ? 201 : 202),
  location: ({ id, agentId }) => `/v1/agents/${agentId}/executions/${id}`,
  faults: [
    ...[
      AgentNotFound,
      AgentRetired,
      VersionNotFound,
      VersionSunset,
      ExecutionNotFound,
      ExecutionNotRestatable,
      AlreadyRestated,
    ],
    ...[AsOfNotTaken, InputInvalid, RunTooLarge, FileNotFound, FileNotUploaded, QueueFull],
  ],
  uses: [tableWrite, objectsRead, receiptsSign],
  assets: BUILTIN_ASSETS,
  idempotent: true,
  timeoutSeconds: 28,
  memoryMb: 1024,
  impact: 'Customers cannot restate results after a factor set was corrected.',
  example: {
    needs: { run: 'executions.start' },
    path: { agentId: '{{run.agentId}}', executionId: '{{run.id}}' },
    body: { reason: 'A factor set we used was corrected by its publisher.' },
  },
  handle: ({ ctx, path, body }) => restateExecution(ctx, path, body),
});

// The door where runs are cancelled, before, during and after.

import {
  CancelExecution,
  CancellationView,
  cancelExecution,
  ExecutionFinished,
  ExecutionNotFound,
  ExecutionPath,
} from '../../../lib/executions/index.ts';
import { endpoint, flowsStop, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'executions.cancel',
  route: 'POST /v1/agents/{agentId}/executions/{executionId}/cancel',
  summary: 'Cancel a run, even one that has not arrived yet',
  permission: 'executions:cancel',
  path: ExecutionPath,
  body: CancelExecution.default({ force: false }),
  output: { 202: CancellationView },
  location: (_, { agentId, executionId }) => `/v1/agents/${agentId}/executions/${executionId}`,
  faults: [AgentNotFound, ExecutionNotFound, ExecutionFinished],
  uses: [tableWrite, flowsStop],
  idempotent: true,
  impact: 'Customers cannot cancel runs.',
  example: {
    needs: { version: 'versions.create' },
    path: { agentId: '{{version.agentId}}', executionId: 'exe_01JD9ZQ8E8Z5J1VZ0S7S3V4K2M' },
    body: { force: false },
  },
  handle: ({ ctx, path, body }) => cancelExecution(ctx, { ...path, ...body }),
});

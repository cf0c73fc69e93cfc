// The door where agents are run.

import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import {
  AgentRunsPath,
  ExecutionTaken,
  ExecutionView,
  FileNeedsAsync,
  InputInvalid,
  QueueFull,
  RunTooLarge,
  StartExecution,
  startExecution,
} from '../../../lib/executions/index.ts';
import { FileNotFound } from '../../../lib/files/index.ts';
import { endpoint, objectsRead, receiptsSign, tableWrite } from '../../../lib/kernel/index.ts';
import { AgentNotFound, AgentRetired, leavingOf, VersionNotFound, VersionSunset } from '../../../lib/registry/index.ts';

export default endpoint({
  id: 'executions.start',
  route: 'POST /v1/agents/{agentId}/execute',
  summary: 'Run an agent: at once (`sync`) or queued by priority (`async`)',
  permission: 'executions:run',
  path: AgentRunsPath,
  body: StartExecution,
  output: { 200: ExecutionView, 202: ExecutionView },
  status: ({ mode }) => (mode === 'sync' ? 200 : 202),
  location: ({ id, agentId }) => `/v1/agents/${agentId}/executions/${id}`,
  faults: [
    AgentNotFound,
    AgentRetired,
    VersionNotFound,
    VersionSunset,
    InputInvalid,
    RunTooLarge,
    FileNeedsAsync,
    FileNotFound,
    ExecutionTaken,
    QueueFull,
  ],
  uses: [tableWrite, objectsRead, receiptsSign],
  assets: BUILTIN_ASSETS,
  idempotent: true,
  timeoutSeconds: 28,
  memoryMb: 1024,
  impact: 'Customers cannot run agents.',
  example: {
    needs: { version: 'versions.create' },
    path: { agentId: '{{version.agentId}}' },
    body: {
      mode: 'sync',
      input: {
        gwpSet: 'AR5',
        activities: [
          { site: 'Plant 1', date: '2025-03-31', fuel: 'natural gas', quantity: '1250', unit: 'therm', region: 'US' },
        ],
      },
    },
  },
  handle: ({ ctx, path: { agentId }, body, leaving }) =>
    startExecution(ctx, agentId, { ...body, tell: (version) => leaving(leavingOf(agentId, version)) }),
});

// The API actions on executions.
import * as z from 'zod';
import { type Operation, operation } from '../../wire/aws-json.ts';
import { type ExecutionRecord, findExecution, listExecutions, statuses } from '../store/executions.ts';
import { type HistoryEvent, listHistory } from '../store/history.ts';
import { findMachine } from '../store/machines.ts';
import { executionDoesNotExist, machineDoesNotExist } from './faults.ts';
import { checkedArn, epochSeconds } from './names.ts';
import { readNumberPage, writePage } from './page-token.ts';
import type { Service } from './service.ts';
import { startExecution } from './start-execution.ts';

const start = z.strictObject({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().optional(),
  traceHeader: z.string().optional(),
});
const byArn = z.strictObject({ executionArn: z.string(), includedData: z.string().optional() });
const page = { maxResults: z.number().int().min(0).max(1000).optional(), nextToken: z.string().optional() };
const list = z.strictObject({ stateMachineArn: z.string(), statusFilter: z.enum(statuses).optional(), ...page });
const stop = z.strictObject({
  executionArn: z.string(),
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});
const history = z.strictObject({
  executionArn: z.string(),
  reverseOrder: z.boolean().optional(),
  includeExecutionData: z.boolean().optional(),
  ...page,
});

export function executionActions(service: Service): Record<string, Operation> {
  return {
    StartExecution: operation(start, async ({ stateMachineArn: machine, name, input }) => {
      const { arn, startedAt } = await startExecution(service, { machine, name, input });
      return { executionArn: arn, startDate: epochSeconds(startedAt) };
    }),
    DescribeExecution: operation(byArn, ({ executionArn }) => describe(found(service, executionArn))),
    ListExecutions: operation(list, (input) => listPage(service, input)),
    StopExecution: operation(stop, async ({ executionArn, error, cause }) => {
      found(service, executionArn);
      await service.executor.stop(executionArn, error, cause);
      return { stopDate: epochSeconds(found(service, executionArn).stopped_at ?? service.clock.now()) };
    }),
    GetExecutionHistory: operation(history, (input) => historyPage(service, input)),
  };
}

function found(service: Service, arn: string): ExecutionRecord {
  const execution = findExecution(service.journal, checkedArn(arn, 'execution'));
  if (!execution) throw executionDoesNotExist(arn);
  return execution;
}

function summary(execution: ExecutionRecord): object {
  const { arn, machine_arn, name, status, started_at, stopped_at } = execution;
  return {
    executionArn: arn,
    stateMachineArn: machine_arn,
    name,
    status,
    startDate: epochSeconds(started_at),
    ...(stopped_at === null ? {} : { stopDate: epochSeconds(stopped_at) }),
  };
}

function describe(execution: ExecutionRecord): object {
  const { input, output, error, cause } = execution;
  return {
    ...summary(execution),
    input,
    inputDetails: { included: true },
    ...(output === null ? {} : { output, outputDetails: { included: true } }),
    ...(error === null ? {} : { error }),
    ...(cause === null ? {} : { cause }),
    redriveCount: 0,
  };
}

function listPage(service: Service, input: z.output<typeof list>): object {
  const machineArn = checkedArn(input.stateMachineArn, 'stateMachine');
  if (!findMachine(service.journal, machineArn)) throw machineDoesNotExist(machineArn);
  const limit = input.maxResults || 100;
  const before = readNumberPage(input.nextToken, Number.MAX_SAFE_INTEGER);
  const rows = listExecutions(service.journal, { machineArn, status: input.statusFilter, before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { executions: shown.map(summary), ...(rows.length > limit && last ? { nextToken: writePage(last.seq) } : {}) };
}

function historyPage(service: Service, input: z.output<typeof history>): object {
  const { arn } = found(service, input.executionArn);
  const reverse = input.reverseOrder === true;
  const limit = input.maxResults || 100;
  const from = readNumberPage(input.nextToken, reverse ? Number.MAX_SAFE_INTEGER : 0);
  const events = listHistory(service.journal, { execution: arn, from, limit: limit + 1, reverse });
  const next = events[limit];
  return { events: events.slice(0, limit).map(eventOf), ...(next ? { nextToken: writePage(next.id) } : {}) };
}

function eventOf({ id, previous, type, at, details }: HistoryEvent): object {
  return { id, previousEventId: previous, type, timestamp: epochSeconds(at), ...details };
}

// The door of the embedded Step Functions: the wire, the resource it hosts, starts from within, and a clean or sudden end.
import type { ResourceTypes } from '../cloudformation/resource-type.ts';
import { awsJson } from '../wire/aws-json.ts';
import type { Emulator } from '../wire/emulator.ts';
import { executionActions } from './api/execution-actions.ts';
import { machineActions } from './api/machine-actions.ts';
import type { Service } from './api/service.ts';
import { startExecution } from './api/start-execution.ts';
import { taskActions } from './api/task-actions.ts';
import { systemClock } from './clock.ts';
import type { StepFunctionsOptions } from './options.ts';
import { createExecutor } from './run/executor.ts';
import { createNotices } from './run/notices.ts';
import { createTokens } from './run/tokens.ts';
import { stateMachineResource } from './state-machine-resource.ts';
import { openDatabase } from './store/database.ts';
import { createJournal } from './store/journal.ts';

export type { Clock } from './clock.ts';
export type { FunctionError, Invocation, StatusChange, StepFunctionsOptions } from './options.ts';

export interface StepFunctions extends Emulator {
  /** For targets inside the stack (EventBridge, Scheduler, Pipes); a name makes it idempotent. Answers the execution's arn. */
  startExecution(stateMachineArn: string, input: unknown, name?: string): Promise<string>;
}

export async function createStepFunctions(options: StepFunctionsOptions): Promise<StepFunctions> {
  const clock = options.clock ?? systemClock;
  const database = openDatabase(options.dataDir, clock.now());
  const journal = createJournal(database);
  const tokens = createTokens(journal, clock);
  const notices = createNotices(journal, options.onStatusChange?.bind(options));
  const executor = createExecutor({ journal, clock, tokens, options }, notices.note);
  const service: Service = { place: options, clock, journal, executor, tokens };
  const handle = awsJson({ version: '1.0', target: 'AWSStepFunctions', operations: operationsOf(service) });
  const resources: ResourceTypes = { 'AWS::StepFunctions::StateMachine': stateMachineResource(service) };
  executor.resume();
  notices.drain();
  return {
    services: ['states'],
    handle,
    resources,
    startExecution: async (machine, input, name) => {
      const started = await startExecution(service, { machine, input: JSON.stringify(input ?? {}), name });
      return started.arn;
    },
    close: async () => {
      await notices.close();
      await journal.commit();
      // Sealed first: letting go of the runs must not look like their end.
      journal.seal();
      executor.drop();
      database.close();
    },
  };
}

function operationsOf(service: Service) {
  return { ...machineActions(service), ...executionActions(service), ...taskActions(service) };
}

// Every declaration stands in AWS once, exactly as it describes itself.
import { beforeAll, describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { type Catalogue, readCatalogue } from '../../lib/kernel/catalogue.ts';
import { ofType } from './templates.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await readCatalogue(PROJECT_ROOT);
});

const named = (id: string): string => `greenlang-dev-${id.replaceAll('.', '-')}`;
const names = (type: string, property: string): unknown[] =>
  ofType('dev', type)
    .map(({ properties }) => properties[property])
    .sort();

describe('functions', () => {
  test('each declared function is provisioned once, and nothing else is', () => {
    expect(names('AWS::Lambda::Function', 'FunctionName')).toEqual(
      catalogue.functions.map(({ spec }) => named(spec.id)).sort(),
    );
  });

  test('each has the time, memory and summary it declares, on arm64 with Node 24, traced', () => {
    for (const { spec, domain } of catalogue.functions) {
      const found = ofType('dev', 'AWS::Lambda::Function').find((f) => f.properties['FunctionName'] === named(spec.id));
      expect(found?.properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Timeout: spec.timeoutSeconds,
        MemorySize: spec.memoryMb,
        Description: spec.summary,
        TracingConfig: { Mode: 'Active' },
        Environment: { Variables: { STAGE: 'dev', FUNCTION_ID: spec.id, POWERTOOLS_SERVICE_NAME: domain } },
      });
      expect(found?.stack).toBe(`greenlang-dev-functions-${domain}`);
    }
  });

  test('each has a log group that forgets', () => {
    const groups = ofType('dev', 'AWS::Logs::LogGroup');
    for (const { spec } of catalogue.functions) {
      const group = groups.find((g) => g.properties['LogGroupName'] === `/aws/lambda/${named(spec.id)}`);
      expect(group?.properties['RetentionInDays']).toBeTypeOf('number');
    }
  });
});

describe('what wakes them', () => {
  test('each consumer has one rule for exactly its events, a queue with dead letters, and partial batch failure', () => {
    for (const { spec } of catalogue.functions) {
      if (spec.kind !== 'consumer') continue;
      const rule = ofType('dev', 'AWS::Events::Rule').find((r) => r.properties['Description'] === spec.summary);
      expect(rule?.properties['EventPattern']).toEqual({
        source: ['greenlang'],
        ...(!spec.on.includes('*') && { 'detail-type': spec.on }),
      });
      const queue = ofType('dev', 'AWS::SQS::Queue').find((q) => q.properties['QueueName'] === named(spec.id));
      expect(queue?.properties['RedrivePolicy']).toMatchObject({ maxReceiveCount: 5 });
    }
  });

  test('every mapping from a queue reports single failures and bounds its concurrency', () => {
    for (const { properties } of ofType('dev', 'AWS::Lambda::EventSourceMapping')) {
      expect(properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
      expect(properties['ScalingConfig']).toMatchObject({ MaximumConcurrency: expect.any(Number) });
    }
  });

  test('each job has its schedule, and a place for runs that failed', () => {
    const jobs = catalogue.functions.flatMap(({ spec }) => (spec.kind === 'job' ? [spec] : []));
    expect(names('AWS::Scheduler::Schedule', 'Name')).toEqual(jobs.map(({ id }) => named(id)).sort());
    for (const { properties } of ofType('dev', 'AWS::Scheduler::Schedule'))
      expect(properties['Target']).toHaveProperty('DeadLetterConfig');
  });

  test('each flow is one state machine in which every step is an ARN of ours', () => {
    expect(names('AWS::StepFunctions::StateMachine', 'StateMachineName')).toEqual(
      catalogue.flows.map(({ spec }) => named(spec.id)).sort(),
    );
    for (const { properties } of ofType('dev', 'AWS::StepFunctions::StateMachine')) {
      const definition = String(properties['DefinitionString']);
      expect(definition).not.toContain('{{');
      expect(() => JSON.parse(definition)).not.toThrow();
    }
  });

  test('every queue keeps messages as long as SQS can, encrypted', () => {
    for (const { properties } of ofType('dev', 'AWS::SQS::Queue'))
      expect(properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
  });
});

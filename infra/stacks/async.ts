// The queues the app fills itself, most urgent first, each with its dead letters.
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { QUEUES, type QueueName, type WorkerSpec } from '../../lib/kernel/spec.ts';
import type { Blueprint } from '../blueprint.ts';
import { addQueue } from '../constructs/queues.ts';

export class AsyncStack extends Stack {
  constructor(scope: Construct, id: string, blueprint: Blueprint) {
    super(scope, id, { stackName: id, description: 'GreenLang: queues of accepted work.' });
    const workers = blueprint.catalogue.functions.flatMap(({ spec }) => (spec.kind === 'worker' ? [spec] : []));
    for (const name of QUEUES) {
      const { impact, timeoutSeconds } = drainerOf(workers, name);
      addQueue(this, { blueprint, name, impact, handlingSeconds: timeoutSeconds });
    }
  }
}

function drainerOf(workers: readonly WorkerSpec[], name: QueueName): WorkerSpec {
  const drainer = workers.find(({ queues }) => queues.some((queue) => queue.name === name));
  if (!drainer) throw new Error(`No worker drains the queue ${name}; declare one under functions/*/workers/.`);
  return drainer;
}

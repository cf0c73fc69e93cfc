// The queues the app fills itself, each with its dead letters.
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { WorkerSpec } from '../../lib/kernel/spec.ts';
import { QUEUES, type QueueName, queueSetting } from '../../lib/platform/queues/names.ts';
import type { Blueprint } from '../blueprint.ts';
import { addQueue } from '../constructs/queues.ts';
import type { AsyncValues } from '../constructs/shared.ts';

export class AsyncStack extends Stack {
  readonly values: AsyncValues;

  constructor(scope: Construct, id: string, blueprint: Blueprint) {
    super(scope, id, { stackName: id, description: 'GreenLang: queues of accepted work.' });
    const workers = blueprint.catalogue.functions.flatMap(({ spec }) => (spec.kind === 'worker' ? [spec] : []));
    const addresses = QUEUES.map((name) => {
      const { impact, timeoutSeconds } = drainerOf(workers, name);
      const queue = addQueue(this, { blueprint, name, impact, handlingSeconds: timeoutSeconds });
      return [queueSetting(name), queue.queueUrl] as const;
    });
    this.values = { queueSettings: Object.fromEntries(addresses) };
  }
}

function drainerOf(workers: readonly WorkerSpec[], name: QueueName): WorkerSpec {
  const drainer = workers.find(({ queues }) => queues.some((queue) => queue.name === name));
  if (!drainer) throw new Error(`No worker drains the queue ${name}; declare one under functions/*/workers/.`);
  return drainer;
}

// The queues the app fills itself, each with its dead letters.
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { QueueName, WorkerSpec } from '../../lib/kernel/spec.ts';
import type { Blueprint } from '../blueprint.ts';
import { addQueue } from '../constructs/queues.ts';
import type { AsyncValues } from '../constructs/shared.ts';

export class AsyncStack extends Stack {
  readonly values: AsyncValues;

  constructor(scope: Construct, id: string, blueprint: Blueprint) {
    super(scope, id, { stackName: id, description: 'GreenLang: queues of accepted work.' });
    const workers = blueprint.catalogue.functions.flatMap(({ spec }) => (spec.kind === 'worker' ? [spec] : []));
    const urlOf = (name: QueueName): string => {
      const { impact, timeoutSeconds } = drainerOf(workers, name);
      return addQueue(this, { blueprint, name, impact, handlingSeconds: timeoutSeconds }).queueUrl;
    };
    this.values = {
      queueUrls: {
        'runs-p0': urlOf('runs-p0'),
        'runs-p1': urlOf('runs-p1'),
        'runs-p2': urlOf('runs-p2'),
        'runs-p3': urlOf('runs-p3'),
        reviews: urlOf('reviews'),
        impacts: urlOf('impacts'),
      },
    };
  }
}

function drainerOf(workers: readonly WorkerSpec[], name: QueueName): WorkerSpec {
  const drainer = workers.find(({ queues }) => queues.some((queue) => queue.name === name));
  if (!drainer) throw new Error(`No worker drains the queue ${name}; declare one under functions/*/workers/.`);
  return drainer;
}

// A worker declaration: the function and its mappings onto the app's own queues, each with its own concurrency.
import type { Construct } from 'constructs';
import type { CatalogueEntry } from '../../lib/kernel/catalogue.ts';
import type { WorkerSpec } from '../../lib/kernel/spec.ts';
import { addDraining, drainingGrant } from './draining.ts';
import { FunctionOf, type FunctionOfProps } from './function-of.ts';

export function addWorker(
  scope: Construct,
  props: Omit<FunctionOfProps, 'entry'> & { entry: CatalogueEntry<WorkerSpec> },
): void {
  const { names } = props.blueprint;
  const { queues } = props.entry.spec;
  const wakeGrants = [drainingGrant(queues.map(({ name }) => names.queueArn(name)))];
  const { lambda } = new FunctionOf(scope, { ...props, wakeGrants });
  for (const { name, batchSize, maximumConcurrency } of queues) {
    addDraining(lambda, {
      id: `Draining-${name}`,
      functionArn: lambda.functionArn,
      queueArn: names.queueArn(name),
      batchSize,
      maximumConcurrency,
    });
  }
}

// A consumer declaration: a rule on the bus, its queue and dead letters, and the function that drains them.
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { CatalogueEntry } from '../../lib/kernel/catalogue.ts';
import type { ConsumerSpec } from '../../lib/kernel/spec.ts';
import { addDraining, drainingGrant } from './draining.ts';
import { EVENT_SOURCE } from './event-source.ts';
import { FunctionOf, type FunctionOfProps } from './function-of.ts';
import { addQueue } from './queues.ts';

export function addConsumer(
  scope: Construct,
  props: Omit<FunctionOfProps, 'entry'> & { entry: CatalogueEntry<ConsumerSpec> },
): void {
  const { blueprint, entry } = props;
  const { spec } = entry;
  const queue = addQueue(scope, {
    blueprint,
    name: spec.id,
    impact: spec.impact,
    handlingSeconds: spec.timeoutSeconds + spec.windowSeconds,
  });
  deliverEvents(blueprint.names.bus, spec, queue);
  const { lambda } = new FunctionOf(scope, { ...props, wakeGrants: [drainingGrant([queue.queueArn])] });
  addDraining(lambda, {
    id: 'Draining',
    functionArn: lambda.functionArn,
    queueArn: queue.queueArn,
    batchSize: spec.batchSize,
    windowSeconds: spec.windowSeconds,
    maximumConcurrency: spec.maximumConcurrency,
  });
}

function deliverEvents(bus: string, spec: ConsumerSpec, queue: Queue): void {
  const deadLetters = queue.deadLetterQueue?.queue;
  if (!deadLetters) throw new Error(`The queue of ${spec.id} has no dead letters.`);
  const rule = new CfnRule(queue, 'Rule', {
    eventBusName: bus,
    description: spec.summary,
    eventPattern: { source: [EVENT_SOURCE], ...(!spec.on.includes('*') && { 'detail-type': [...spec.on] }) },
    // What the bus could not hand over for a day lies beside what the consumer could not take.
    targets: [{ id: 'queue', arn: queue.queueArn, deadLetterConfig: { arn: deadLetters.queueArn } }],
  });
  for (const receiver of [queue, deadLetters]) {
    receiver.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [receiver.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }
}

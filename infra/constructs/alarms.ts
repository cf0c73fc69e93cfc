// Alarms that say what customers lose: the description of each is the impact its declaration names.
import { CfnAlarm, type CfnAlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { FlowSpec, Spec } from '../../lib/kernel/spec.ts';
import type { Blueprint } from '../blueprint.ts';

interface Watched {
  readonly id: string;
  readonly alarmName: string;
  readonly impact: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimension: readonly [name: string, value: string];
  readonly statistic?: 'Sum' | 'Maximum';
  readonly threshold?: number;
  readonly periods?: number;
}

/** In alarm from the first occurrence within five minutes unless told; silence is health. */
export function addAlarm(scope: Construct, { names }: Blueprint, watched: Watched): void {
  const { statistic = 'Sum', threshold = 1, periods = 1 } = watched;
  const [name, value] = watched.dimension;
  const props: CfnAlarmProps = {
    alarmName: names.named(watched.alarmName),
    alarmDescription: watched.impact,
    namespace: watched.namespace,
    metricName: watched.metricName,
    dimensions: [{ name, value }],
    statistic,
    threshold,
    period: 300,
    evaluationPeriods: periods,
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    treatMissingData: 'notBreaching',
    alarmActions: [names.topicArn],
    okActions: [names.topicArn],
  };
  new CfnAlarm(scope, watched.id, props);
}

export function addFunctionAlarms(scope: Construct, blueprint: Blueprint, spec: Spec): void {
  for (const metricName of ['Errors', 'Throttles']) {
    addAlarm(scope, blueprint, {
      id: `${metricName}Alarm`,
      alarmName: `${spec.id}-${metricName.toLowerCase()}`,
      impact: spec.impact,
      namespace: 'AWS/Lambda',
      metricName,
      dimension: ['FunctionName', blueprint.names.named(spec.id)],
    });
  }
}

/** A message that gave up waits for a person: its first minute there is the moment to know. */
export function addDeadLetterAlarm(scope: Construct, blueprint: Blueprint, queueName: string, impact: string): void {
  addAlarm(scope, blueprint, {
    id: `${queueName}-alarm`,
    alarmName: `${queueName}-depth`,
    impact,
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimension: ['QueueName', blueprint.names.named(queueName)],
    statistic: 'Maximum',
  });
}

export function addFlowAlarms(scope: Construct, blueprint: Blueprint, spec: FlowSpec): void {
  for (const metricName of ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionThrottled']) {
    addAlarm(scope, blueprint, {
      id: `${metricName}Alarm`,
      alarmName: `${spec.id}-${metricName}`,
      impact: spec.impact,
      namespace: 'AWS/States',
      metricName,
      dimension: ['StateMachineArn', blueprint.names.flowArn(spec.id)],
    });
  }
}

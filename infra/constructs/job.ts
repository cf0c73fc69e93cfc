// A job declaration: the function, the schedule that wakes it, and where a run goes that could not be started or failed for good.
import { PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { CatalogueEntry } from '../../lib/kernel/catalogue.ts';
import type { JobSpec } from '../../lib/kernel/spec.ts';
import { FunctionOf, type FunctionOfProps } from './function-of.ts';
import { ofThisAccount } from './of-this-account.ts';
import { addDeadLetters } from './queues.ts';

export function addJob(
  scope: Construct,
  props: Omit<FunctionOfProps, 'entry'> & { entry: CatalogueEntry<JobSpec> },
): void {
  const { names } = props.blueprint;
  const { spec } = props.entry;
  const deadLetters = addDeadLetters(scope, { blueprint: props.blueprint, name: spec.id, impact: spec.impact });
  const { lambda } = new FunctionOf(scope, { ...props, deadLetters });
  const role = new Role(lambda, 'SchedulerRole', {
    assumedBy: ofThisAccount(scope, 'scheduler.amazonaws.com'),
    description: `Lets the schedule wake ${spec.id}.`,
    inlinePolicies: {
      wake: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
          new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
        ],
      }),
    },
  });
  new CfnSchedule(lambda, 'Schedule', {
    name: names.named(spec.id),
    groupName: names.scheduleGroup,
    description: spec.summary,
    scheduleExpression: spec.schedule,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: lambda.functionArn,
      roleArn: role.roleArn,
      deadLetterConfig: { arn: deadLetters.queueArn },
      // A run that is an hour late is no use: the next one does its work.
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
    },
  });
}

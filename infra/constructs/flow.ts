// A flow declaration as a state machine that may invoke exactly the steps its definition names.
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { FlowSpec } from '../../lib/kernel/spec.ts';
import type { Blueprint } from '../blueprint.ts';
import { dashed } from '../names.ts';
import { addFlowAlarms } from './alarms.ts';
import { explain, explainWildcards } from './explain.ts';
import { dataRemoval } from './removal.ts';

const STEP = /\{\{step:([a-z0-9.-]+)\}\}/g;

export function addFlow(scope: Construct, blueprint: Blueprint, spec: FlowSpec): void {
  const { names, catalogue, stage } = blueprint;
  const text = JSON.stringify(spec.definition);
  const steps = [...new Set([...text.matchAll(STEP)].map(([, id = '']) => id))];
  const declared = new Set(catalogue.functions.filter((f) => f.spec.kind === 'step').map((f) => f.spec.id));
  const unknown = steps.filter((id) => !declared.has(id));
  if (unknown.length > 0) throw new Error(`The flow ${spec.id} names steps nobody declares: ${unknown.join(', ')}.`);

  const flow = new Construct(scope, dashed(spec.id));
  const logs = new CfnLogGroup(flow, 'Logs', {
    logGroupName: `/aws/vendedlogs/states/${names.named(spec.id)}`,
    retentionInDays: stage.logRetention,
  });
  logs.applyRemovalPolicy(dataRemoval(stage));
  const machine = new CfnStateMachine(flow, 'Machine', {
    stateMachineName: names.named(spec.id),
    stateMachineType: 'STANDARD',
    definitionString: text.replaceAll(STEP, (_, id: string) => names.functionArn(id)),
    roleArn: flowRole(flow, blueprint, spec, { steps, distributed: text.includes('"DISTRIBUTED"') }).roleArn,
    tracingConfiguration: { enabled: true },
    loggingConfiguration: {
      level: 'ERROR',
      includeExecutionData: false,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logs.attrArn } }],
    },
  });
  explain(
    machine,
    'AwsSolutions-SF1',
    'Every transition of every run costs a log line; the history and X-Ray keep them. Errors are logged.',
  );
  addFlowAlarms(flow, blueprint, spec);
}

interface Reach {
  readonly steps: readonly string[];
  readonly distributed: boolean;
}

function flowRole(scope: Construct, { names }: Blueprint, spec: FlowSpec, { steps, distributed }: Reach): Role {
  const statements = [
    new PolicyStatement({ actions: LOG_DELIVERY, resources: ['*'] }),
    new PolicyStatement({ actions: TRACING, resources: ['*'] }),
  ];
  if (steps.length > 0)
    statements.push(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: steps.map(names.functionArn) }),
    );
  if (distributed) statements.push(...mappingGrants(names, spec));
  const role = new Role(scope, 'Role', {
    roleName: names.named(`flow-${spec.id}`),
    description: `What the flow ${spec.id} may do.`,
    assumedBy: new ServicePrincipal('states.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
    inlinePolicies: { flow: new PolicyDocument({ statements }) },
  });
  explainWildcards(
    role,
    statements,
    'Log delivery and X-Ray know no resources; a map run has no name known in advance.',
  );
  return role;
}

/** A distributed map starts runs of its own machine and reads its rows from the bucket. */
const mappingGrants = (names: Blueprint['names'], spec: FlowSpec): PolicyStatement[] => [
  new PolicyStatement({ actions: ['states:StartExecution'], resources: [names.flowArn(spec.id)] }),
  new PolicyStatement({
    actions: ['states:DescribeExecution', 'states:StopExecution'],
    resources: [names.flowRunsArn(spec.id)],
  }),
  new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [`${names.bucketArn}/TENANT/*`] }),
];

const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];
const TRACING = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];

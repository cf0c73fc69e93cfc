// One declaration as a Lambda: its code, its own role with the grants of its uses, its log group and its alarms.
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { CatalogueEntry } from '../../lib/kernel/catalogue.ts';
import type { Spec } from '../../lib/kernel/spec.ts';
import type { Blueprint } from '../blueprint.ts';
import { dashed } from '../names.ts';
import { addFunctionAlarms } from './alarms.ts';
import { explainWildcards } from './explain.ts';
import { type Grant, grantsOf, type Need } from './grants.ts';
import type { SharedValues } from './shared.ts';

export interface FunctionOfProps {
  readonly blueprint: Blueprint;
  readonly shared: SharedValues;
  readonly entry: CatalogueEntry<Spec>;
  /** What waking it needs beyond its `uses`, e.g. receiving from its queue. */
  readonly wakeGrants?: readonly PolicyStatement[];
  /** Where an asynchronous call goes that failed for good. */
  readonly deadLetters?: IQueue;
}

export class FunctionOf extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, props: FunctionOfProps) {
    const { blueprint, entry, deadLetters } = props;
    const { names, stage } = blueprint;
    const { spec } = entry;
    super(scope, dashed(spec.id));
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: names.functionLogGroup(spec.id),
      retention: stage.logRetention,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const grant = grantsOf({ spec, blueprint, shared: props.shared });
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: names.named(spec.id),
      description: spec.summary,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(`${blueprint.bundles}/${spec.id}`),
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      tracing: Tracing.ACTIVE,
      logGroup,
      role: this.ownRole(props, grant),
      environment: { ...ownEnvironment(blueprint, entry), ...grant.environment },
      ...(deadLetters && { deadLetterQueue: deadLetters }),
    });
    addFunctionAlarms(this, blueprint, spec);
  }

  private ownRole(
    { blueprint: { names }, entry: { spec }, wakeGrants = [], deadLetters }: FunctionOfProps,
    grant: Grant,
  ) {
    const parking = deadLetters
      ? [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] })]
      : [];
    const statements = [...observing(names, spec), ...wakeGrants, ...parking, ...grant.statements];
    const role = new Role(this, 'Role', {
      roleName: names.named(`fn-${spec.id}`),
      description: `What ${spec.id} may do.`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { uses: new PolicyDocument({ statements }) },
    });
    explainWildcards(role, statements, WILDCARDS);
    return role.withoutPolicyUpdates();
  }
}

const WILDCARDS =
  'X-Ray knows no resources; log streams, table indexes, flow runs and the platform plane have no names known in advance.';

const observing = (names: Blueprint['names'], spec: Spec): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`${names.logGroupArn(names.functionLogGroup(spec.id))}:*`],
  }),
  new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
];

function ownEnvironment({ stage, names }: Need['blueprint'], { domain, spec }: CatalogueEntry<Spec>) {
  return {
    STAGE: stage.name,
    APP_PREFIX: names.prefix,
    FUNCTION_ID: spec.id,
    LOG_LEVEL: stage.logLevel,
    POWERTOOLS_SERVICE_NAME: domain,
    POWERTOOLS_METRICS_NAMESPACE: 'GreenLang',
    ...(spec.kind === 'endpoint' && { CORS_ORIGIN: stage.corsOrigin }),
    ...(stage.sourceMaps && { NODE_OPTIONS: '--enable-source-maps' }),
  };
}

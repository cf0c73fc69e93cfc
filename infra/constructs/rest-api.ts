// The REST API itself: imported from one document, logged, traced and throttled.
import {
  AccessLogFormat,
  ApiDefinition,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  SpecRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Aws, CfnOutput } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { gatewayDocument } from '../gateway/document.ts';
import { explain } from './explain.ts';
import { dataRemoval } from './removal.ts';

export function addRestApi(scope: Construct, { catalogue, names, stage }: Blueprint): SpecRestApi {
  const logs = new LogGroup(scope, 'AccessLogs', {
    logGroupName: `/aws/apigateway/${names.prefix}`,
    retention: stage.logRetention,
    removalPolicy: dataRemoval(stage),
  });
  const document = gatewayDocument(catalogue, {
    title: names.prefix,
    partition: Aws.PARTITION,
    region: Aws.REGION,
    functionArn: names.functionArn,
    corsOrigin: stage.corsOrigin,
  });
  const api = new SpecRestApi(scope, 'Api', {
    restApiName: names.prefix,
    apiDefinition: ApiDefinition.fromInline(document),
    endpointTypes: [EndpointType.REGIONAL],
    failOnWarnings: true,
    cloudWatchRole: true,
    deployOptions: {
      stageName: stage.name,
      tracingEnabled: true,
      metricsEnabled: true,
      loggingLevel: MethodLoggingLevel.ERROR,
      throttlingRateLimit: stage.throttle.requestsPerSecond,
      throttlingBurstLimit: stage.throttle.burst,
      accessLogDestination: new LogGroupLogDestination(logs),
      accessLogFormat: AccessLogFormat.custom(ACCESS_LOG),
    },
  });
  for (const [rule, reason] of ACCEPTED) explain(api, rule, reason);
  if (!stage.firewall)
    explain(api, 'AwsSolutions-APIG3', 'Only prod pays for the firewall; other stages hold no customer data.');
  new CfnOutput(scope, 'ApiUrl', { value: api.url });
  return api;
}

const ACCEPTED = [
  ['AwsSolutions-APIG2', 'Each function validates its requests against its declaration, all problems at once.'],
  ['AwsSolutions-APIG4', 'Every route but the public ones names our authorizer in the document.'],
  ['AwsSolutions-COG4', 'Our authorizer verifies the same tokens and resolves tenant and permissions besides.'],
  [
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    'The account-wide logging role of API Gateway, as AWS prescribes it.',
  ],
] as const;

const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  method: '$context.httpMethod',
  route: '$context.resourcePath',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  responseBytes: '$context.responseLength',
  sourceIp: '$context.identity.sourceIp',
  tenantId: '$context.authorizer.tenantId',
  error: '$context.error.responseType',
});

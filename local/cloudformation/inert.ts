// The one short list of resource types that have no meaning on one machine: they are accepted and only answer names.
import type { ResourceRequest } from './resource-type.ts';

const INERT = [
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::ApiKey',
  'AWS::ApiGateway::UsagePlan',
  'AWS::ApiGateway::UsagePlanKey',
  'AWS::ApplicationAutoScaling::*',
  'AWS::Backup::*',
  'AWS::CDK::Metadata',
  'AWS::CloudTrail::*',
  'AWS::CloudWatch::*',
  'AWS::Cognito::UserPoolDomain',
  'AWS::IAM::*',
  'AWS::KMS::ReplicaKey',
  'AWS::Lambda::Permission',
  'AWS::Logs::*',
  'AWS::ResourceGroups::*',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::*',
  'AWS::SQS::QueuePolicy',
  'AWS::Events::EventBusPolicy',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::SecretsManager::RotationSchedule',
  'AWS::Synthetics::*',
  'AWS::WAFv2::*',
  'AWS::XRay::*',
] as const;

/** Types whose `Ref` is their ARN rather than their name. */
const REF_IS_ARN = new Set(['AWS::SNS::Topic', 'AWS::IAM::ManagedPolicy', 'AWS::XRay::Group']);

export function isInert(type: string): boolean {
  return INERT.some((entry) => (entry.endsWith('*') ? type.startsWith(entry.slice(0, -1)) : type === entry));
}

export interface Place {
  readonly accountId: string;
  readonly region: string;
}

/** A stable name and ARN for a thing that is not there; any other attribute is answered from its name. */
export function standIn(type: string, request: ResourceRequest<Readonly<Record<string, unknown>>>, place: Place) {
  const name = nameOf(type, request);
  const arn = arnOf(type, name, place);
  return {
    ref: REF_IS_ARN.has(type) ? arn : name,
    attribute: (attribute: string) => (attribute.endsWith('Arn') ? arn : `${name}-${attribute}`),
  };
}

function nameOf(type: string, request: ResourceRequest<Readonly<Record<string, unknown>>>): string {
  const kind = type.slice(type.lastIndexOf(':') + 1);
  const given = request.properties[`${kind}Name`];
  return typeof given === 'string' ? given : `${request.stack}-${request.logicalId}`;
}

function arnOf(type: string, name: string, { accountId, region }: Place): string {
  const [, service = '', kind = ''] = type.split('::');
  if (service === 'IAM')
    return `arn:aws:iam::${accountId}:${kind === 'ManagedPolicy' ? 'policy' : kind.toLowerCase()}/${name}`;
  if (type === 'AWS::Logs::LogGroup') return `arn:aws:logs:${region}:${accountId}:log-group:${name}:*`;
  if (service === 'SNS') return `arn:aws:sns:${region}:${accountId}:${name}`;
  if (type === 'AWS::CloudWatch::Alarm') return `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;
  return `arn:aws:${service.toLowerCase()}:${region}:${accountId}:${kind.toLowerCase()}/${name}`;
}

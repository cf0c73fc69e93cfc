// Tells from a request alone which AWS service it means: its signature's scope, its target header, or its path.
import type { IncomingMessage } from 'node:http';

/** `X-Amz-Target` prefixes of services called without a signature (Cognito's public operations) or with an odd scope. */
const TARGETS: Readonly<Record<string, string>> = {
  AWSCognitoIdentityProviderService: 'cognito-idp',
  AWSEvents: 'events',
  AWSStepFunctions: 'states',
  AmazonSQS: 'sqs',
  AmazonSSM: 'ssm',
  DynamoDBStreams_20120810: 'dynamodb',
  DynamoDB_20120810: 'dynamodb',
  TrentService: 'kms',
  secretsmanager: 'secretsmanager',
};

export function serviceOf(request: IncomingMessage): string {
  const { authorization, 'x-amz-target': target } = request.headers;
  return (
    scopeOf(authorization) ??
    (typeof target === 'string' ? TARGETS[target.split('.')[0] ?? ''] : undefined) ??
    presigned(request.url ?? '/') ??
    byPath(request.url ?? '/')
  );
}

/** `Credential=<key>/<date>/<region>/<service>/aws4_request` */
function scopeOf(authorization: string | undefined): string | undefined {
  return authorization === undefined
    ? undefined
    : /Credential=[^/,]+\/[^/]+\/[^/]+\/([^/]+)\//.exec(authorization)?.[1];
}

function presigned(url: string): string | undefined {
  if (!url.includes('X-Amz-Credential=')) return undefined;
  const credential = new URL(url, 'http://edge').searchParams.get('X-Amz-Credential');
  return credential?.split('/')[3];
}

function byPath(url: string): string {
  if (/^\/[^/]+\/\.well-known\//.test(url)) return 'cognito-idp';
  if (url.startsWith('/2015-03-31/functions/')) return 'lambda';
  return 's3';
}

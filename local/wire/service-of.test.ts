// Every way an AWS call can name its service leads to the right emulator.
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { serviceOf } from './service-of.ts';

function asked(url: string, headers: Record<string, string> = {}): string {
  const request = new IncomingMessage(new Socket());
  request.url = url;
  Object.assign(request.headers, headers);
  return serviceOf(request);
}

const scope = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=KEY/20260101/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});

it.each([
  ['a signature', '/', scope('states'), 'states'],
  ['a signature before a target', '/', { ...scope('kms'), 'x-amz-target': 'AmazonSSM.GetParameter' }, 'kms'],
  [
    'a target of an unsigned call',
    '/',
    { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
    'cognito-idp',
  ],
  ['a presigned link', '/b/k?X-Amz-Credential=KEY%2F20260101%2Feu-central-1%2Fs3%2Faws4_request', {}, 's3'],
  ['keys of a user pool', '/eu-central-1_abc/.well-known/jwks.json', {}, 'cognito-idp'],
  ['anything else', '/bucket/key', {}, 's3'],
])('%s', (_name, url, headers, service) => {
  expect(asked(url, headers)).toBe(service);
});

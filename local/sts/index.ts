// STS on one machine: a role is assumed by writing role and tags into the access key itself.
import type { IncomingMessage } from 'node:http';
import { issueAccessKey, readSession } from '../wire/access-key.ts';
import { AwsFault } from '../wire/aws-fault.ts';
import { awsQuery, queryMembers } from '../wire/aws-query.ts';
import type { Emulator } from '../wire/emulator.ts';
import { fingerprint } from '../wire/physical-name.ts';
import { type Place, type PlaceOptions, placeOf } from '../wire/place.ts';
import type { XmlValue } from '../wire/xml.ts';

export interface StsOptions extends PlaceOptions {
  readonly now?: () => Date;
}

type Answer = Readonly<Record<string, XmlValue>>;

const maxPolicyLength = 2048;
const maxTags = 50;

export async function createSts(options: StsOptions = {}): Promise<Emulator> {
  const place = placeOf(options);
  const now = options.now ?? (() => new Date());
  return {
    services: ['sts'],
    handle: awsQuery({
      namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
      actions: {
        AssumeRole: (form) => assumeRole(form, now),
        GetCallerIdentity: (_form, request) => callerIdentity(place, request),
      },
    }),
    resources: {},
    async close() {},
  };
}

function assumeRole(form: URLSearchParams, now: () => Date): Answer {
  const roleArn = form.get('RoleArn') ?? '';
  const sessionName = form.get('RoleSessionName') ?? '';
  const seconds = Number(form.get('DurationSeconds') ?? '3600');
  refuseUnless(/^arn:aws:iam::\d{12}:role\/.+$/.test(roleArn), `RoleArn is not the ARN of a role: "${roleArn}".`);
  refuseUnless(/^[\w+=,.@-]{2,64}$/.test(sessionName), 'RoleSessionName must be 2 to 64 characters of [\\w+=,.@-].');
  refuseUnless(seconds >= 900 && seconds <= 43200, 'DurationSeconds must be between 900 and 43200.');
  checkPolicy(form.get('Policy'));
  const tags = readTags(form);
  const transitiveTagKeys = queryMembers(form, 'TransitiveTagKeys').map((member) => form.get(member) ?? '');
  refuseUnless(
    transitiveTagKeys.every((key) => Object.hasOwn(tags, key)),
    'TransitiveTagKeys names a tag that was not passed.',
  );
  const expiresAt = now().getTime() + seconds * 1000;
  const key = issueAccessKey({ roleArn, sessionName, tags, transitiveTagKeys, expiresAt });
  return {
    Credentials: {
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secretAccessKey,
      SessionToken: key.accessKeyId,
      Expiration: new Date(expiresAt).toISOString(),
    },
    AssumedRoleUser: {
      Arn: assumedRoleArn(roleArn, sessionName),
      AssumedRoleId: `${roleId(roleArn)}:${sessionName}`,
    },
  };
}

function callerIdentity(place: Place, request: IncomingMessage): Answer {
  const accessKeyId = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
  if (!accessKeyId) throw new AwsFault('MissingAuthenticationToken', 'The request is not signed.', { status: 403 });
  const session = readSession(accessKeyId);
  if (!session)
    return { Arn: `arn:aws:iam::${place.accountId}:root`, UserId: place.accountId, Account: place.accountId };
  return {
    Arn: assumedRoleArn(session.roleArn, session.sessionName),
    UserId: `${roleId(session.roleArn)}:${session.sessionName}`,
    Account: place.accountId,
  };
}

function readTags(form: URLSearchParams): Record<string, string> {
  const pairs = queryMembers(form, 'Tags').map((member): [string, string] => {
    const key = form.get(`${member}.Key`) ?? '';
    const value = form.get(`${member}.Value`) ?? '';
    refuseUnless(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key), `Not a tag key: "${key}".`);
    refuseUnless(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value), `Not a tag value: "${value}".`);
    return [key, value];
  });
  refuseUnless(pairs.length <= maxTags, `At most ${maxTags} tags can be passed.`);
  refuseUnless(new Set(pairs.map(([key]) => key)).size === pairs.length, 'A tag key was passed twice.');
  return Object.fromEntries(pairs);
}

function checkPolicy(policy: string | null): void {
  if (policy === null) return;
  if (policy.length > maxPolicyLength) throw new AwsFault('PackedPolicyTooLarge', 'The session policy is too large.');
  try {
    JSON.parse(policy);
  } catch {
    throw new AwsFault('MalformedPolicyDocument', 'The session policy is not JSON.');
  }
}

function assumedRoleArn(roleArn: string, sessionName: string): string {
  const account = roleArn.split(':')[4] ?? '';
  return `arn:aws:sts::${account}:assumed-role/${roleArn.split('/').at(-1) ?? ''}/${sessionName}`;
}

function roleId(roleArn: string): string {
  return `AROA${fingerprint(roleArn, 17).toUpperCase()}`;
}

function refuseUnless(holds: boolean, message: string): void {
  if (!holds) throw new AwsFault('ValidationError', message);
}

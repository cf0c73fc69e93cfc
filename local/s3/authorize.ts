// Who may come in: a request signed in its header, or a presigned URL that is neither altered nor out of date.
import { readSession, rootCredentials, secretOf } from '../wire/access-key.ts';
import { AwsFault } from '../wire/aws-fault.ts';
import { type Signature, signatureHolds } from '../wire/sigv4.ts';
import { parameter, type Room, type S3Call } from './call.ts';

const maxExpirySeconds = 604_800;
const maxSkewMs = 15 * 60 * 1000;

export function authorize(room: Room, call: S3Call): void {
  if (call.query.has('X-Amz-Signature')) checkPresigned(room, call);
  else if (call.request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) checkHeader(room, call);
  else throw new AwsFault('AccessDenied', 'Access Denied', { status: 403 });
}

function checkPresigned(room: Room, call: S3Call): void {
  const credential = call.query.get('X-Amz-Credential') ?? '';
  const signature = readSignature(credential, {
    timestamp: call.query.get('X-Amz-Date') ?? '',
    signedHeaders: (call.query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    payloadHash: 'UNSIGNED-PAYLOAD',
    value: call.query.get('X-Amz-Signature') ?? '',
  });
  const expires = call.query.get('X-Amz-Expires') ?? '';
  const known = call.query.get('X-Amz-Algorithm') === 'AWS4-HMAC-SHA256' && /^\d{1,7}$/.test(expires);
  if (!signature || !known || Number(expires) > maxExpirySeconds) throw malformedQuery();
  checkWindow(room, signature, Number(expires));
  const unsigned = Object.keys(call.request.headers).filter(
    (name) => name.startsWith('x-amz-') && !signature.signedHeaders.includes(name),
  );
  if (unsigned.length > 0) {
    const members = { HeadersNotSigned: unsigned.join(', ') };
    const message = 'There were headers present in the request which were not signed';
    throw new AwsFault('AccessDenied', message, { status: 403, members });
  }
  checkSignature(room, call, signature);
}

function checkHeader(room: Room, call: S3Call): void {
  const header = call.request.headers.authorization ?? '';
  const part = (name: string) => new RegExp(`${name}=([^, ]+)`).exec(header)?.[1] ?? '';
  const signature = readSignature(part('Credential'), {
    timestamp: parameter(call, 'x-amz-date') ?? '',
    signedHeaders: part('SignedHeaders').split(';'),
    payloadHash: parameter(call, 'x-amz-content-sha256') ?? '',
    value: part('Signature'),
  });
  if (!signature) throw new AwsFault('AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  if (Math.abs(room.now().getTime() - instantOf(signature.timestamp)) > maxSkewMs) {
    const message = 'The difference between the request time and the current time is too large.';
    throw new AwsFault('RequestTimeTooSkewed', message, { status: 403 });
  }
  checkSignature(room, call, signature);
}

function readSignature(credential: string, rest: Omit<Signature, 'accessKeyId' | 'scope'>): Signature | undefined {
  const match = /^([^/]+)\/((\d{8})\/[^/]+\/s3\/aws4_request)$/.exec(credential);
  const [, accessKeyId, scope, day] = match ?? [];
  const sound = /^\d{8}T\d{6}Z$/.test(rest.timestamp) && rest.signedHeaders.includes('host');
  if (!accessKeyId || !scope || !day || !sound || !rest.timestamp.startsWith(day)) return undefined;
  return { accessKeyId, scope, ...rest };
}

function checkWindow(room: Room, signature: Signature, expirySeconds: number): void {
  const now = room.now();
  const from = instantOf(signature.timestamp);
  const until = from + expirySeconds * 1000;
  if (from > now.getTime() + maxSkewMs) {
    throw new AwsFault('AccessDenied', 'Request is not yet valid', { status: 403 });
  }
  if (now.getTime() <= until) return;
  throw new AwsFault('AccessDenied', 'Request has expired', {
    status: 403,
    members: {
      'X-Amz-Expires': expirySeconds,
      Expires: new Date(until).toISOString(),
      ServerTime: now.toISOString(),
    },
  });
}

function checkSignature(room: Room, call: S3Call, signature: Signature): void {
  const { accessKeyId, scope } = signature;
  const secret = secretOf(accessKeyId);
  if (secret === undefined) {
    const message = `The access key does not exist here; the local one is ${rootCredentials.accessKeyId}.`;
    throw new AwsFault('InvalidAccessKeyId', message, { status: 403, members: { AWSAccessKeyId: accessKeyId } });
  }
  if (scope.split('/')[1] !== room.region) {
    const message = `The region in the credential scope is wrong; expecting '${room.region}'`;
    throw new AwsFault('AuthorizationHeaderMalformed', message, { members: { Region: room.region } });
  }
  const session = readSession(accessKeyId);
  if (session && parameter(call, 'x-amz-security-token') !== accessKeyId) {
    throw new AwsFault('InvalidToken', 'The provided token is malformed or otherwise invalid.');
  }
  if (session && session.expiresAt < room.now().getTime()) {
    throw new AwsFault('ExpiredToken', 'The provided token has expired.');
  }
  const signed = { method: call.method, url: call.url, headers: call.request.headers };
  if (signatureHolds(signed, signature, secret)) return;
  const message =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
  throw new AwsFault('SignatureDoesNotMatch', message, { status: 403, members: { AWSAccessKeyId: accessKeyId } });
}

function instantOf(timestamp: string): number {
  return Date.parse(timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function malformedQuery(): AwsFault {
  return new AwsFault(
    'AuthorizationQueryParametersError',
    'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters, the last one at most a week.',
  );
}

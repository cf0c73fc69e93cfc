// The two public documents of a pool: where its keys are, and the keys, as every JWT verifier fetches them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Realm } from './realm.ts';
import type { SigningKeys } from './signing-key.ts';

const path = /^\/([\w-]+_[A-Za-z0-9]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;

export function isWellKnown(request: IncomingMessage): boolean {
  return request.method === 'GET' && path.test(request.url?.split('?', 1)[0] ?? '');
}

export function answerWellKnown(
  { realm, keys }: { readonly realm: Realm; readonly keys: SigningKeys },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const [, poolId = '', document] = path.exec(request.url?.split('?', 1)[0] ?? '') ?? [];
  if (!realm.pools.get(poolId)) send(response, 404, { message: `User pool ${poolId} does not exist.` });
  else if (document === 'jwks.json') send(response, 200, { keys: [keys.public(poolId)] });
  else send(response, 200, configuration(realm.issuer(poolId)));
}

function configuration(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    response_types_supported: ['token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': length,
    'cache-control': 'public, max-age=86400',
    'access-control-allow-origin': '*',
  });
  response.end(text);
}

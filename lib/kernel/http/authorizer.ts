// authorizer(): who is at the door. A container goes by what it found for as long as the declaration says.
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { type Common, commonSpec, contextFor, framed } from '../async/frame.ts';
import type { Context, Use } from '../context.ts';
import { platformScope } from '../principal.ts';
import type { AuthorizerSpec, Declared } from '../spec.ts';
import type { AuthorizerContext } from './authorize.ts';
import { type Credential, credentialIn } from './credential.ts';
import { type KnownCaller, knownCallers } from './known-callers.ts';

interface Declaration<U extends readonly Use[]> extends Common<U> {
  readonly cacheSeconds: number;
  /** A known, active principal; undefined for everybody else, without saying why. */
  readonly identify: (given: {
    readonly ctx: Context<U>;
    readonly credential: Credential;
  }) => Promise<KnownCaller | undefined>;
}

export function authorizer<const U extends readonly Use[]>(declaration: Declaration<U>): Declared<AuthorizerSpec> {
  const { cacheSeconds, uses, identify } = declaration;
  const spec: AuthorizerSpec = { ...commonSpec(declaration), kind: 'authorizer', cacheSeconds };
  const callers = knownCallers(cacheSeconds);
  return framed<AuthorizerSpec, APIGatewayRequestAuthorizerEvent>(spec, async (event, lambda) => {
    const ctx = contextFor(uses, { id: spec.id, scope: platformScope, correlationId: lambda.awsRequestId }, lambda);
    const credential = credentialIn(event.headers ?? {});
    if (!credential) return DENY;
    const now = ctx.clock.now();
    const seen = callers.find(credential, now);
    const known = seen ?? (await identify({ ctx, credential }));
    if (!known) return DENY;
    // What was kept is not kept anew: a caller who never pauses would never be asked about again.
    if (!seen) callers.keep(credential, known, now);
    return allow(known.context, event.methodArn);
  });
}

/** An answer and not an error: a stranger at the door is nothing to wake anybody for. The gateway says 401. */
const DENY: APIGatewayAuthorizerResult = {
  principalId: 'anonymous',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }],
  },
};

/** The whole stage: each operation checks its own permission. */
function allow(context: AuthorizerContext, methodArn: string): APIGatewayAuthorizerResult {
  const stage = methodArn.split('/').slice(0, 2).join('/');
  return {
    principalId: context.subject,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: `${stage}/*` }],
    },
    context: { ...context },
  };
}

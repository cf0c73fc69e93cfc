// authorizer(): who is at the door. A container goes by what it found for as long as the declaration says.
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { type Buckets, bucketsDraw, momentOf } from '../../platform/buckets/index.ts';
import { type Common, commonSpec, contextFor, framed } from '../async/frame.ts';
import type { BaseContext, Context, Use } from '../context.ts';
import { type Leases, leasing } from '../limits/leases.ts';
import { policiesOf } from '../limits/policies.ts';
import { type Rate, rateOf } from '../limits/rate.ts';
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
  const { cacheSeconds, identify } = declaration;
  const uses = [...declaration.uses, bucketsDraw] as const;
  const spec: AuthorizerSpec = { ...commonSpec({ ...declaration, uses }), kind: 'authorizer', cacheSeconds };
  const callers = knownCallers(cacheSeconds);
  const leases = leasing();
  return framed<AuthorizerSpec, APIGatewayRequestAuthorizerEvent>(spec, async (event, lambda) => {
    const occasion = { id: spec.id, scope: platformScope, correlationId: lambda.awsRequestId };
    // bucketsDraw is among the uses, so its port is there; identify sees only what its declaration named.
    const ctx = contextFor(uses, occasion, lambda) as unknown as Context<U> & Counting;
    const credential = credentialIn(event.headers ?? {});
    if (!credential) return DENY;
    const now = ctx.clock.now();
    const seen = callers.find(credential, now);
    const known = seen ?? (await identify({ ctx, credential }));
    if (!known) return DENY;
    // What was kept is not kept anew: a caller who never pauses would never be asked about again.
    if (!seen) callers.keep(credential, known, now);
    const rate = await rateFor(ctx, leases, { known, route: `${event.httpMethod} ${event.resource}` });
    return allow({ ...known.context, ...(rate && { rate: JSON.stringify(rate) }) }, event.methodArn);
  });
}

type Counting = BaseContext & { readonly buckets: Buckets };

interface Request {
  readonly known: KnownCaller;
  readonly route: string;
}

/** Counts the request; the function it goes to refuses it, and says so in headers. Where counting fails, all go in. */
async function rateFor(ctx: Counting, leases: Leases, { known, route }: Request): Promise<Rate | undefined> {
  const { context, allowance } = known;
  if (!allowance) return undefined;
  const now = momentOf(ctx.clock.now());
  try {
    const policies = policiesOf(context, allowance, { route, perMinute: ctx.buckets.ofRoute(route) });
    return rateOf(await leases.spend(ctx.buckets, policies, now), now);
  } catch (error) {
    ctx.log.warn('failed', { error: error instanceof Error ? error : String(error) });
    return undefined;
  }
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

// authorizer(): who is at the door. API Gateway keeps the answer for as long as the declaration says.
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { type Common, commonSpec, contextFor, framed } from '../async/frame.ts';
import type { Context, Use } from '../context.ts';
import { platformScope } from '../principal.ts';
import type { AuthorizerSpec, Declared } from '../spec.ts';
import type { AuthorizerContext } from './authorize.ts';

interface Declaration<U extends readonly Use[]> extends Common<U> {
  readonly cacheSeconds: number;
  /** The context of a known, active principal; undefined for everybody else, without saying why. */
  readonly identify: (given: {
    readonly ctx: Context<U>;
    readonly token: string;
  }) => Promise<AuthorizerContext | undefined>;
}

export function authorizer<const U extends readonly Use[]>(declaration: Declaration<U>): Declared<AuthorizerSpec> {
  const { cacheSeconds, uses, identify } = declaration;
  const spec: AuthorizerSpec = { ...commonSpec(declaration), kind: 'authorizer', cacheSeconds };
  return framed<AuthorizerSpec, APIGatewayRequestAuthorizerEvent>(spec, async (event, lambda) => {
    const ctx = contextFor(uses, { id: spec.id, scope: platformScope, correlationId: lambda.awsRequestId }, lambda);
    const token = bearer(event.headers ?? {});
    const known = token && (await identify({ ctx, token }));
    return known ? allow(known, event.methodArn) : DENY;
  });
}

function bearer(headers: Record<string, string | undefined>): string | undefined {
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(value ?? '')?.[1];
}

/** An answer and not an error: a stranger at the door is nothing to wake anybody for. The gateway says 401. */
const DENY: APIGatewayAuthorizerResult = {
  principalId: 'anonymous',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: '*' }],
  },
};

/** The whole stage: the answer is cached for all operations, and each checks its own permission. */
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

// Asks the declared Lambda authorizer who is calling, remembers its answer for as long as declared, and applies its policy.
import * as z from 'zod';
import type { AuthorizerDefinition } from './document.ts';
import { type ApiPlace, authorizerEvent, methodArn } from './event.ts';
import { type Exchange, headerOf } from './exchange.ts';
import { GatewayFault } from './fault.ts';
import { judge, Policy } from './policy.ts';
import type { Match } from './router.ts';

export interface FunctionAnswer {
  readonly payload: string;
  readonly functionError?: { readonly errorMessage: string };
}

export type InvokeFunction = (arn: string, payload: string, call: { signal?: AbortSignal }) => Promise<FunctionAnswer>;

const Answer = z.object({
  principalId: z.string(),
  policyDocument: Policy,
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  usageIdentifierKey: z.string().nullish(),
});
type Answer = z.infer<typeof Answer>;

interface Remembered {
  readonly answer: Promise<Answer>;
  readonly untilMs: number;
}

/** Resolves to what `requestContext.authorizer` will say; throws the fault the caller gets otherwise. */
export type Authorize = (exchange: Exchange, match: Match) => Promise<Record<string, unknown>>;

const REMEMBERED = 5_000;

export function createAuthorizer(definition: AuthorizerDefinition, place: ApiPlace, invoke: InvokeFunction): Authorize {
  const cache = new Map<string, Remembered>();
  const sources = identitySources(definition);
  const ttlMs = definition.authorizerResultTtlInSeconds * 1000;
  const ask = (exchange: Exchange, match: Match, token: string) =>
    call(definition, invoke, eventOf(definition, place, { exchange, match, token }));
  const recall = (key: string, exchange: Exchange, match: Match, token: string) => {
    const known = cache.get(key);
    if (known !== undefined && known.untilMs > Date.now()) return known.answer;
    const answer = ask(exchange, match, token);
    answer.catch(() => cache.delete(key));
    if (cache.size >= REMEMBERED) cache.clear();
    cache.set(key, { answer, untilMs: Date.now() + ttlMs });
    return answer;
  };
  return async (exchange, match) => {
    const identity = sources.map((source) => source(exchange));
    if (identity.some((value) => value === undefined || value === '')) throw new GatewayFault('UNAUTHORIZED');
    const token = identity[0] ?? '';
    const { identityValidationExpression: expected } = definition;
    if (expected !== undefined && !new RegExp(expected).test(token)) throw new GatewayFault('UNAUTHORIZED');
    const began = Date.now();
    const remembers = ttlMs > 0 && sources.length > 0;
    const answer = await (remembers
      ? recall(identity.join('\n'), exchange, match, token)
      : ask(exchange, match, token));
    const verdict = judge(answer.policyDocument, methodArn(exchange, place));
    if (verdict === 'denied') throw new GatewayFault('ACCESS_DENIED', { message: `${DENIED} with an explicit deny` });
    if (verdict === 'not-allowed') throw new GatewayFault('ACCESS_DENIED');
    return contextOf(answer, Date.now() - began);
  };
}

const DENIED = 'User is not authorized to access this resource';

async function call(definition: AuthorizerDefinition, invoke: InvokeFunction, event: object): Promise<Answer> {
  const answer = await invoke(definition.functionArn, JSON.stringify(event), {}).catch(() => undefined);
  if (answer === undefined) throw new GatewayFault('AUTHORIZER_FAILURE');
  if (answer.functionError !== undefined) {
    throw new GatewayFault(
      answer.functionError.errorMessage === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE',
    );
  }
  const parsed = Answer.safeParse(JSON.parse(answer.payload));
  if (!parsed.success) throw new GatewayFault('AUTHORIZER_CONFIGURATION_ERROR');
  return parsed.data;
}

interface Asking {
  readonly exchange: Exchange;
  readonly match: Match;
  readonly token: string;
}

function eventOf(definition: AuthorizerDefinition, place: ApiPlace, { exchange, match, token }: Asking): object {
  return definition.type === 'token'
    ? { type: 'TOKEN', authorizationToken: token, methodArn: methodArn(exchange, place) }
    : authorizerEvent(exchange, match, place);
}

function contextOf({ principalId, context = {} }: Answer, latencyMs: number): Record<string, unknown> {
  const said = Object.entries(context).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(said.map(([key, value]) => [key, String(value)])),
    principalId,
    integrationLatency: latencyMs,
  };
}

type Source = (exchange: Exchange) => string | undefined;

function identitySources(definition: AuthorizerDefinition): readonly Source[] {
  if (definition.type === 'token') return [(exchange) => headerOf(exchange, definition.tokenHeader)];
  return definition.identitySource
    .split(',')
    .map((source) => source.trim())
    .filter((source) => source !== '')
    .map(sourceOf);
}

function sourceOf(source: string): Source {
  const header = /^method\.request\.header\.(.+)$/.exec(source)?.[1];
  if (header !== undefined) return (exchange) => headerOf(exchange, header);
  const query = /^method\.request\.querystring\.(.+)$/.exec(source)?.[1];
  if (query !== undefined) return (exchange) => exchange.query.get(query) ?? undefined;
  if (source === 'context.httpMethod') return (exchange) => exchange.method;
  if (source === 'context.path') return (exchange) => exchange.path;
  if (source === 'context.resourcePath') return (exchange) => exchange.resource;
  if (source === 'context.identity.sourceIp') return (exchange) => exchange.sourceIp;
  throw new Error(`the identity source ${source} is not supported by the embedded gateway`);
}

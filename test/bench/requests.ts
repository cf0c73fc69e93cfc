// The requests the benches make, as HTTP clients send them and as API Gateway hands them to a function.
import { permissionsOf } from '../../lib/kernel/permissions.ts';
import { DEMO_TENANT, emailOf } from '../../local/demo/people.ts';

export const SYNC_RUN = {
  mode: 'sync',
  input: {
    gwpSet: 'AR5',
    activities: [
      { site: 'Mill 1', date: '2025-03', fuel: 'natural gas', quantity: '1000', unit: 'therm', region: 'US' },
      { site: 'Mill 1', date: '2023', fuel: 'electricity', quantity: '250.5', unit: 'MWh', region: 'US-RFCW' },
    ],
  },
} as const;

export interface Operation {
  /** The function's id. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>> | null;
  body(call: number): object | undefined;
}

export const GET_AGENT: Operation = {
  id: 'agents.get',
  method: 'GET',
  path: '/v1/agents/fuel-emissions',
  pathParameters: { agentId: 'fuel-emissions' },
  body: () => undefined,
};

export const CREATE_AGENT: Operation = {
  id: 'agents.create',
  method: 'POST',
  path: '/v1/agents',
  pathParameters: null,
  body: (call) => ({
    id: `bench-${process.pid}-${call}`,
    name: 'Fleet fuel',
    category: 'emissions',
    tags: ['scope-1'],
    description: 'Our vehicles.',
  }),
};

export const RUN_NOW: Operation = {
  id: 'executions.start',
  method: 'POST',
  path: '/v1/agents/fuel-emissions/execute',
  pathParameters: { agentId: 'fuel-emissions' },
  body: () => SYNC_RUN,
};

export const OPERATIONS: readonly Operation[] = [GET_AGENT, CREATE_AGENT, RUN_NOW];

export function gatewayEvent({ id, method, path, pathParameters, body }: Operation, call: number): object {
  const content = body(call);
  const sent = content ? { 'Content-Type': 'application/json' } : {};
  return {
    ...{ resource: path, path, httpMethod: method, pathParameters },
    headers: { Accept: '*/*', Host: 'api.example', 'User-Agent': 'bench', 'X-Forwarded-For': '127.0.0.1', ...sent },
    multiValueHeaders: {},
    queryStringParameters: null,
    body: content ? JSON.stringify(content) : null,
    isBase64Encoded: false,
    requestContext: {
      requestId: `${id}-${call}`,
      authorizer: {
        tenantId: DEMO_TENANT,
        subject: 'usr_bench',
        email: emailOf('developer'),
        roles: 'developer',
        permissions: permissionsOf(['developer']).join(','),
      },
    },
  };
}

export const lambdaContext = (call: number) => ({
  awsRequestId: `bench-${call}`,
  functionName: 'bench',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:bench',
  memoryLimitInMB: '512',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => 10_000,
});

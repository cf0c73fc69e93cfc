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
  readonly query?: Readonly<Record<string, string>>;
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

/** A run of this id is there once `aRun` has been sent. */
const RUN_ID = 'exe_01J0000000000000000000BENC';
export const aRun = { ...SYNC_RUN, executionId: RUN_ID };

const reading = (id: string, path: string, more: Partial<Operation> = {}): Operation => ({
  ...{ id, method: 'GET', path, pathParameters: null, body: () => undefined, ...more },
});

export const LIST_AGENTS = reading('agents.list', '/v1/agents', { query: { limit: '20' } });
export const LATEST_VERSION = reading('versions.get', '/v1/agents/fuel-emissions/versions/latest', {
  pathParameters: { agentId: 'fuel-emissions', version: 'latest' },
});
export const GET_RUN = reading('executions.get', `/v1/agents/fuel-emissions/executions/${RUN_ID}`, {
  pathParameters: { agentId: 'fuel-emissions', executionId: RUN_ID },
});
export const FIND_FACTORS = reading('factors.search', '/v1/factors', {
  query: { text: 'natural gas', region: 'GB', date: '2024', limit: '5' },
});

/** The ones a customer calls all day. */
export const HOT: readonly Operation[] = [
  GET_AGENT,
  LIST_AGENTS,
  LATEST_VERSION,
  RUN_NOW,
  GET_RUN,
  FIND_FACTORS,
  CREATE_AGENT,
];

export const OPERATIONS: readonly Operation[] = HOT;

export function gatewayEvent({ id, method, path, pathParameters, query, body }: Operation, call: number): object {
  const content = body(call);
  const sent = content ? { 'Content-Type': 'application/json' } : {};
  return {
    ...{ resource: path, path, httpMethod: method, pathParameters },
    headers: { Accept: '*/*', Host: 'api.example', 'User-Agent': 'bench', 'X-Forwarded-For': '127.0.0.1', ...sent },
    multiValueHeaders: {},
    queryStringParameters: query ?? null,
    multiValueQueryStringParameters: query
      ? Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]))
      : null,
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

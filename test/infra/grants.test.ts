// Least privilege, counted: a function may do what its uses mean and nothing more, and tenants' data only as that tenant.
import { beforeAll, describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { reachOf } from '../../infra/plane.ts';
import { type Catalogue, readCatalogue } from '../../lib/kernel/catalogue.ts';
import type { Spec } from '../../lib/kernel/spec.ts';
import type { CapabilityName } from '../../lib/platform/capability.ts';
import { QUEUES, queueSetting } from '../../lib/platform/queues/names.ts';
import { actionsOf, roleNamed, rolesOf } from './statements.ts';
import { ofType } from './templates.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await readCatalogue(PROJECT_ROOT);
});

const ALWAYS = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
const DRAIN = ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const WRITE = ['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
const KEY = ['kms:Decrypt', 'kms:GenerateDataKey'];
const PUT = [
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:ListMultipartUploadParts',
  's3:PutObject',
];

/** Said a second time on purpose: what a capability costs in IAM is worth two pairs of eyes. */
const DATA: Readonly<Partial<Record<CapabilityName, readonly string[]>>> = {
  'table:read': [...READ, ...KEY],
  'table:write': [...READ, ...WRITE, ...KEY],
  'cache:keep': [...READ, 'dynamodb:PutItem', ...KEY],
  'objects:read': ['s3:GetObject', 's3:ListBucket', ...KEY],
  'objects:write': ['s3:GetObject', ...PUT, 's3:ListBucket', ...KEY],
  // This stage has no vector bucket; what they cost where one is stands in vectors.test.ts.
  'vectors:search': [...KEY],
  'vectors:write': [...KEY],
};
const OTHER: Readonly<Partial<Record<CapabilityName, readonly string[]>>> = {
  'flows:start': ['states:StartExecution'],
  'flows:stop': ['states:DescribeExecution', 'states:StopExecution'],
  'flows:report': ['states:SendTaskFailure', 'states:SendTaskHeartbeat', 'states:SendTaskSuccess'],
  'queue:send': ['sqs:GetQueueAttributes', 'sqs:SendMessage'],
  'receipts:sign': ['kms:GetPublicKey', 'kms:Sign'],
  'cursors:sign': ['secretsmanager:GetSecretValue'],
  'identity:admin': ['Create', 'Delete', 'Disable', 'Get']
    .map((verb) => `cognito-idp:Admin${verb}User`)
    .concat(['cognito-idp:AdminSetUserPassword']),
  'keys:touch': ['dynamodb:UpdateItem'],
  'buckets:draw': ['dynamodb:UpdateItem'],
  'buckets:guard': ['dynamodb:UpdateItem'],
  'health:probe': ['dynamodb:DescribeTable', 's3:ListBucket'],
};

function expected(spec: Spec): string[] {
  const data = spec.uses.flatMap((name) => DATA[name] ?? []);
  const others = spec.uses.flatMap((name) => OTHER[name] ?? []);
  return [
    ...ALWAYS,
    ...(reachOf(spec) === 'tenant' ? [] : data),
    ...(data.length > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : []),
    ...others,
    ...(spec.kind === 'consumer' || spec.kind === 'worker' ? DRAIN : []),
    ...(spec.kind === 'job' ? ['sqs:SendMessage'] : []),
  ];
}

const roleOf = (spec: Spec) => roleNamed('dev', `greenlang-dev-fn-${spec.id.replaceAll('.', '-')}`);

describe('a function', () => {
  test('may do exactly what its uses mean', () => {
    for (const { spec } of catalogue.functions)
      expect(actionsOf(roleOf(spec).allows), spec.id).toEqual([...new Set(expected(spec))].sort());
  });

  test('on the tenant plane reaches no data by itself', () => {
    for (const { spec } of catalogue.functions.filter(({ spec }) => reachOf(spec) === 'tenant')) {
      const data = actionsOf(roleOf(spec).allows).filter((action) => /^(dynamodb|s3):/.test(action));
      expect(data.filter((action) => action !== 'dynamodb:DescribeTable' && action !== 's3:ListBucket')).toEqual([]);
    }
  });

  test('assumes the tenant role of exactly its own data capabilities', () => {
    for (const { spec } of catalogue.functions) {
      const data = spec.uses.flatMap((name) => DATA[name] ?? []);
      const assumed = roleOf(spec).allows.filter(({ Action }) => Action.includes('sts:AssumeRole'));
      expect(assumed.length, spec.id).toBe(data.length > 0 ? 1 : 0);
      const name = assumed[0]?.Resource[0]?.split(':role/')[1];
      if (name) expect(actionsOf(roleNamed('dev', name).allows), spec.id).toEqual([...new Set(data)].sort());
    }
  });

  test('has a name that fits IAM and Lambda in every stage', () => {
    for (const { spec } of catalogue.functions)
      expect(`greenlang-staging-fn-${spec.id}`.length).toBeLessThanOrEqual(64);
  });
});

describe('wildcards', () => {
  /** Actions that AWS itself binds to no resource. */
  const BOUNDLESS = /^(xray|logs):/;
  const OPEN_ENDED = [
    /:log-group:\/aws\/lambda\/greenlang-dev-[\w-]+:\*$/,
    /:table\/greenlang-dev\/index\/\*$/,
    /:execution:greenlang-dev-[\w-]+:\*$/,
    /:::greenlang-dev-objects-[\w-]+\/(TENANT\/\$\{aws:PrincipalTag\/tenantId\}\/|PLATFORM\/|TENANT\/)?\*$/,
  ];

  test('`*` alone is granted only to actions that know no resources', () => {
    for (const { name, allows } of rolesOf('dev'))
      for (const { Action, Resource } of allows.filter((statement) => statement.Resource.includes('*')))
        expect([Action.filter((action) => !BOUNDLESS.test(action)), Resource], name).toEqual([[], ['*']]);
  });

  test('no action is a wildcard, and no resource ends in one outside the short list', () => {
    for (const { name, allows } of rolesOf('dev'))
      for (const { Action, Resource } of allows) {
        expect(
          Action.filter((action) => action.includes('*')),
          name,
        ).toEqual([]);
        const open = Resource.filter((arn) => arn !== '*' && arn.includes('*'));
        expect(
          open.filter((arn) => !OPEN_ENDED.some((pattern) => pattern.test(arn))),
          name,
        ).toEqual([]);
      }
  });
});

describe('the roles of tenants', () => {
  const tenantRoles = () => rolesOf('dev').filter(({ name }) => name.startsWith('greenlang-dev-tenant-'));

  test('name only keys and objects of the tenant the session is tagged with', () => {
    expect(tenantRoles().length).toBeGreaterThan(0);
    for (const { allows } of tenantRoles())
      for (const { Action, Resource, Condition } of allows) {
        if (Action.some((action) => action.startsWith('dynamodb:')))
          expect(Condition).toEqual({
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': [tagged('TENANT#', writesCacheOnly(Action) ? '#CACHE' : '#*')],
            },
            Null: { 'dynamodb:LeadingKeys': 'false' },
          });
        else if (Action.includes('s3:ListBucket'))
          expect(Condition).toEqual({ StringLike: { 's3:prefix': [tagged('TENANT/', '/*')] } });
        else if (Action.some((action) => action.startsWith('s3:')))
          expect(Resource.every((arn) => arn.endsWith(tagged('/TENANT/', '/*')))).toBe(true);
        else expect(Action).toEqual(KEY);
      }
  });

  test('are assumed only by functions of this app and only together with a tenant', () => {
    for (const { trust } of tenantRoles())
      for (const { Condition } of trust)
        expect(Condition).toEqual({
          ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::000000000000:role/greenlang-dev-fn-*' },
          StringLike: { 'aws:RequestTag/tenantId': '?*' },
        });
  });
});

describe('on the platform plane', () => {
  /** What a function's own role may do with items of the table. */
  const ownTableGrants = (spec: Spec) =>
    roleOf(spec).allows.filter(({ Action }) => Action.some((action) => [...READ, ...WRITE].includes(action)));

  test('only what says so reaches into tenants by itself', () => {
    const unbound = catalogue.functions.filter(({ spec }) => ownTableGrants(spec).some(({ Condition }) => !Condition));
    expect(unbound.map(({ spec }) => spec.id).sort()).toEqual([
      'auth.authorize-caller',
      'tenants.create',
      'tenants.found-platform',
      'tenants.get',
      'tenants.get-onboarding',
    ]);
  });

  test('the authorizer reads what it must and changes nothing but API keys and the buckets of rate limits', () => {
    const authorizers = catalogue.functions.filter(({ spec }) => spec.kind === 'authorizer');
    const changing = authorizers.flatMap(({ spec }) =>
      ownTableGrants(spec).filter(({ Action }) => Action.some((action) => WRITE.includes(action))),
    );
    const only = (keys: string) => ({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [keys] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    });
    expect(changing.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [['dynamodb:UpdateItem'], only('TENANT#*#API_KEYS')],
      [['dynamodb:UpdateItem'], only('TENANT#*#LIMIT#*')],
    ]);
  });

  test("everything else, jobs and the list of tenants among it, names no more than the platform's own records", () => {
    const bound = catalogue.functions.filter(
      ({ spec }) => reachOf(spec) === 'platform' && ownTableGrants(spec).length > 0,
    );
    expect(bound.map(({ spec }) => spec.id)).toContain('tenants.list');
    for (const { spec } of bound)
      for (const { Condition } of ownTableGrants(spec))
        expect(Condition, spec.id).toEqual({
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [reachOfOwn(spec)] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        });
  });

  /** What only counts guesses reaches nothing but their buckets. */
  const reachOfOwn = ({ uses }: Spec): string =>
    uses.includes('buckets:guard') && !uses.includes('table:read') && !uses.includes('table:write')
      ? 'PLATFORM#LIMIT#*'
      : 'PLATFORM#*';
});

test('every function is told where to find what it uses, and nothing it does not', () => {
  const variables: Readonly<Partial<Record<CapabilityName, readonly string[]>>> = {
    'table:read': ['TABLE_NAME', 'TENANT_ROLE_ARN'],
    'table:write': ['TABLE_NAME', 'TENANT_ROLE_ARN'],
    'cache:keep': ['TABLE_NAME', 'TENANT_ROLE_ARN'],
    'objects:read': ['BUCKET_NAME', 'TENANT_ROLE_ARN'],
    'objects:write': ['BUCKET_NAME', 'TENANT_ROLE_ARN'],
    'vectors:search': ['TENANT_ROLE_ARN'],
    'vectors:write': ['TENANT_ROLE_ARN'],
    'flows:start': ['FLOW_ARN_PREFIX'],
    'flows:stop': ['FLOW_ARN_PREFIX'],
    'queue:send': QUEUES.map(queueSetting),
    'receipts:sign': ['RECEIPT_KEY_ID'],
    'cursors:sign': ['CURSOR_SECRET_ID'],
    'identity:login': ['USER_POOL_ID', 'USER_POOL_CLIENT_ID'],
    'identity:admin': ['USER_POOL_ID'],
    'tokens:verify': ['USER_POOL_ISSUER', 'USER_POOL_CLIENT_ID'],
    'keys:touch': ['TABLE_NAME'],
    'buckets:draw': ['TABLE_NAME', 'ROUTE_LIMITS'],
    'buckets:guard': ['TABLE_NAME'],
    'health:probe': ['TABLE_NAME', 'BUCKET_NAME'],
  };
  const always = ['STAGE', 'APP_PREFIX', 'FUNCTION_ID', 'LOG_LEVEL', 'NODE_OPTIONS'];
  const powertools = ['POWERTOOLS_SERVICE_NAME', 'POWERTOOLS_METRICS_NAMESPACE'];
  for (const { spec } of catalogue.functions) {
    const found = ofType('dev', 'AWS::Lambda::Function').find(
      ({ properties }) => properties['FunctionName'] === `greenlang-dev-${spec.id.replaceAll('.', '-')}`,
    );
    const told = spec.kind === 'endpoint' ? ['CORS_ORIGIN'] : [];
    const wanted = [...always, ...powertools, ...told, ...spec.uses.flatMap((name) => variables[name] ?? [])];
    expect(found?.properties['Environment'], spec.id).toEqual({
      Variables: Object.fromEntries([...new Set(wanted)].map((name) => [name, expect.any(String)])),
    });
  }
});

/** What only reads may note what it remembers, and change nothing else. */
const writesCacheOnly = (actions: readonly string[]): boolean =>
  actions.length === 1 && actions[0] === 'dynamodb:PutItem';

const tagged = (before: string, after: string): string => `${before}$${'{aws:PrincipalTag/tenantId}'}${after}`;

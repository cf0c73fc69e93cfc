// What each capability means in IAM and environment: exhaustive, so that a new capability does not compile without it.
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Catalogue } from '../../lib/kernel/catalogue.ts';
import type { Spec } from '../../lib/kernel/spec.ts';
import type { CapabilityName } from '../../lib/platform/capability.ts';
import { QUEUES } from '../../lib/platform/queues/names.ts';
import type { Blueprint } from '../blueprint.ts';
import { reachOf } from '../plane.ts';
import { type DataCapability, dataStatements, onlyKeys, placesOf } from './data-access.ts';
import type { SharedValues } from './shared.ts';
import { tenantRoleId } from './tenant-role.ts';

export interface Need {
  readonly spec: Spec;
  readonly blueprint: Blueprint;
  readonly shared: SharedValues;
}

export interface Grant {
  readonly statements: readonly PolicyStatement[];
  readonly environment: Readonly<Record<string, string>>;
}

const GRANTS: Readonly<Record<CapabilityName, (need: Need) => Grant>> = {
  'table:read': (need) => dataGrant(need, 'table:read', { TABLE_NAME: need.blueprint.names.table }),
  'table:write': (need) => dataGrant(need, 'table:write', { TABLE_NAME: need.blueprint.names.table }),
  'cache:keep': (need) => dataGrant(need, 'cache:keep', { TABLE_NAME: need.blueprint.names.table }),
  'objects:read': (need) => dataGrant(need, 'objects:read', { BUCKET_NAME: need.blueprint.names.bucket }),
  'objects:write': (need) => dataGrant(need, 'objects:write', { BUCKET_NAME: need.blueprint.names.bucket }),
  'vectors:search': (need) => dataGrant(need, 'vectors:search', vectorSettings(need)),
  'vectors:write': (need) => dataGrant(need, 'vectors:write', vectorSettings(need)),
  'flows:start': (need) => ({
    statements: onEach(flowArns(need), ['states:StartExecution']),
    environment: { FLOW_ARN_PREFIX: need.blueprint.names.flowArnPrefix },
  }),
  'flows:stop': (need) => ({
    statements: onEach(flowRunArns(need), ['states:StopExecution', 'states:DescribeExecution']),
    environment: { FLOW_ARN_PREFIX: need.blueprint.names.flowArnPrefix },
  }),
  'flows:report': (need) => ({
    statements: onEach(flowArns(need), [
      'states:SendTaskSuccess',
      'states:SendTaskFailure',
      'states:SendTaskHeartbeat',
    ]),
    environment: {},
  }),
  'queue:send': ({ blueprint: { names }, shared }) => ({
    statements: onEach(QUEUES.map(names.queueArn), ['sqs:SendMessage', 'sqs:GetQueueAttributes']),
    environment: shared.queueSettings,
  }),
  'receipts:sign': ({ shared }) => ({
    statements: onEach([shared.receiptKeyArn], ['kms:Sign', 'kms:GetPublicKey']),
    environment: { RECEIPT_KEY_ID: shared.receiptKeyId },
  }),
  'cursors:sign': ({ shared }) => ({
    statements: onEach([shared.cursorSecretArn], ['secretsmanager:GetSecretValue']),
    environment: { CURSOR_SECRET_ID: shared.cursorSecretArn },
  }),
  'identity:login': ({ shared }) => ({
    statements: [],
    environment: { USER_POOL_ID: shared.userPoolId, USER_POOL_CLIENT_ID: shared.userPoolClientId },
  }),
  'identity:admin': ({ shared }) => ({
    statements: onEach(
      [shared.userPoolArn],
      [
        'cognito-idp:AdminCreateUser',
        'cognito-idp:AdminSetUserPassword',
        'cognito-idp:AdminGetUser',
        'cognito-idp:AdminDisableUser',
        'cognito-idp:AdminDeleteUser',
      ],
    ),
    environment: { USER_POOL_ID: shared.userPoolId },
  }),
  'tokens:verify': ({ shared }) => ({
    statements: [],
    environment: { USER_POOL_ISSUER: shared.userPoolIssuer, USER_POOL_CLIENT_ID: shared.userPoolClientId },
  }),
  'keys:touch': ({ blueprint: { names } }) => ({
    statements: changing(names.tableArn, API_KEYS),
    environment: { TABLE_NAME: names.table },
  }),
  'buckets:draw': ({ blueprint: { names, catalogue } }) => ({
    statements: changing(names.tableArn, RATE_BUCKETS),
    environment: { TABLE_NAME: names.table, ROUTE_LIMITS: JSON.stringify(routeLimits(catalogue)) },
  }),
  'buckets:guard': ({ blueprint: { names } }) => ({
    statements: changing(names.tableArn, PLATFORM_BUCKETS),
    environment: { TABLE_NAME: names.table },
  }),
  'health:probe': ({ blueprint: { names } }) => ({
    statements: [
      ...onEach([names.tableArn], ['dynamodb:DescribeTable']),
      ...onEach([names.bucketArn], ['s3:ListBucket']),
    ],
    environment: { TABLE_NAME: names.table, BUCKET_NAME: names.bucket },
  }),
};

export function grantsOf(need: Need): Grant {
  const grants = [...new Set(need.spec.uses)].map((name) => GRANTS[name](need));
  return {
    statements: [...tenantSession(need), ...grants.flatMap(({ statements }) => statements)],
    environment: Object.assign({}, ...grants.map(({ environment }) => environment)),
  };
}

/** Where every tenant keeps its API keys (lib/identity/keys/records.ts). */
const API_KEYS = 'TENANT#*#API_KEYS';
/** And where its rate limits are counted (lib/platform/buckets/records.ts). */
const RATE_BUCKETS = 'TENANT#*#LIMIT#*';
/** Those of callers who have not signed in. */
const PLATFORM_BUCKETS = 'PLATFORM#LIMIT#*';

const changing = (tableArn: string, keys: string): PolicyStatement[] => [
  new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [tableArn], conditions: onlyKeys(keys) }),
];

/** Which routes declare a limit of their own. */
const routeLimits = ({ functions }: Catalogue): Record<string, number> =>
  Object.fromEntries(
    functions.flatMap(({ spec }) =>
      spec.kind === 'endpoint' && spec.limit ? [[spec.route, spec.limit.perMinute]] : [],
    ),
  );

const onEach = (resources: string[], actions: string[]): PolicyStatement[] =>
  resources.length > 0 ? [new PolicyStatement({ actions, resources })] : [];

const flowArns = ({ blueprint: { catalogue, names } }: Need): string[] =>
  catalogue.flows.map(({ spec }) => names.flowArn(spec.id));

const flowRunArns = ({ blueprint: { catalogue, names } }: Need): string[] =>
  catalogue.flows.map(({ spec }) => names.flowRunsArn(spec.id));

/** Where the stage has no vector bucket there is nothing to be told. */
const vectorSettings = ({ blueprint: { names, stage } }: Need): Record<string, string> =>
  stage.vectors ? { VECTOR_BUCKET_NAME: names.vectorBucket, VECTOR_SERVICE_FROM: String(stage.vectors.from) } : {};

/** On the tenant plane the function itself may touch no data; the tenant's role may. */
function dataGrant(need: Need, name: DataCapability, where: Record<string, string>): Grant {
  const { names } = need.blueprint;
  const places = placesOf(need.blueprint, need.shared.dataKeyArn);
  const role = tenantRoleId(need.spec.uses);
  const reach = reachOf(need.spec);
  return {
    statements: reach === 'tenant' ? [] : dataStatements([name], places, reach),
    environment: { ...where, ...(role && { TENANT_ROLE_ARN: names.roleArn(role) }) },
  };
}

function tenantSession({ spec, blueprint: { names } }: Need): PolicyStatement[] {
  const role = tenantRoleId(spec.uses);
  return role ? onEach([names.roleArn(role)], ['sts:AssumeRole', 'sts:TagSession']) : [];
}

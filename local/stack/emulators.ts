// Brings up every emulator and ties them together: who reaches whom, and in which order they end.
import type { Assembly } from '../cloudformation/index.ts';
import { createCognito } from '../cognito/index.ts';
import { createDynamoDb } from '../dynamodb/index.ts';
import { createEventBridge } from '../eventbridge/index.ts';
import { createKms } from '../kms/index.ts';
import { createLambda, type LambdaEmulator } from '../lambda/index.ts';
import { createPipes } from '../pipes/index.ts';
import { createS3 } from '../s3/index.ts';
import { createS3Vectors } from '../s3vectors/index.ts';
import { createScheduler } from '../scheduler/index.ts';
import { createSecretsManager } from '../secretsmanager/index.ts';
import { createEventSourceMappings, createSqs, type Sqs } from '../sqs/index.ts';
import { createSsm } from '../ssm/index.ts';
import { createStepFunctions, type StepFunctions } from '../stepfunctions/index.ts';
import { createSts } from '../sts/index.ts';
import type { Edge } from '../wire/edge.ts';
import type { Emulator } from '../wire/emulator.ts';
import type { Place } from '../wire/place.ts';
import type { Curtain } from './curtain.ts';
import type { LateFunctions } from './late-functions.ts';
import type { StackOptions } from './options.ts';
import { createReadObject } from './read-object.ts';
import type { Roster } from './roster.ts';
import { createDeliver, createDestinations, type Deliver } from './targets.ts';

export interface Raising {
  readonly options: StackOptions;
  readonly place: Place;
  readonly assembly: Assembly;
  readonly edge: Edge;
  readonly curtain: Curtain;
  readonly roster: Roster;
  readonly functions: LateFunctions;
}

export interface House {
  readonly lambda: LambdaEmulator;
  readonly sqs: Sqs;
  readonly flows: StepFunctions;
}

export async function raiseEmulators(raising: Raising): Promise<House> {
  const { options, place, edge, roster, curtain } = raising;
  const { dataDir } = options;
  const here = { ...place, dataDir };
  const house: Partial<House> = {};
  const deliver = createDeliver(() => completed(house));
  let dynamoDbUrl = '';
  const [lambda, sqs, dynamoDb] = await Promise.all([
    roster.add('Lambda', 'functions', createLambda(lambdaOptions(raising, deliver, () => dynamoDbUrl))),
    roster.add('SQS', 'ground', createSqs({ ...here, endpoint: edge.url })),
    roster.add('DynamoDB', 'ground', createDynamoDb({ ...here, endpoint: options.dynamoDbEndpoint })),
    roster.add('S3', 'ground', createS3(here)),
    roster.add('S3 Vectors', 'ground', createS3Vectors(here)),
    roster.add('Cognito', 'ground', createCognito({ ...here, baseUrl: () => edge.url })),
    roster.add('KMS', 'ground', createKms(here)),
    roster.add('Secrets Manager', 'ground', createSecretsManager(here)),
    roster.add('SSM', 'ground', createSsm(here)),
    roster.add('STS', 'ground', createSts(place)),
  ]);
  dynamoDbUrl = dynamoDb.endpoint;
  raising.functions.bind(lambda);
  const flows = await roster.add('Step Functions', 'flows', createStepFunctions(flowOptions(raising, lambda)));
  Object.assign(house, { lambda, sqs, flows });
  const destinations = createDestinations(curtain, () => completed(house));
  const { buses } = await roster.add('EventBridge', 'sources', createEventBridge({ ...here, destinations }));
  await roster.add('Scheduler', 'sources', createScheduler({ ...here, destinations }));
  await roster.add('Pipes', 'springs', createPipes({ ...here, endpoint: dynamoDb.endpoint, buses }));
  const mappings = createEventSourceMappings({
    ...place,
    queues: sqs.queues,
    invokeLambda: async (arn, payload, signal) => {
      await curtain.risen;
      const answer = await lambda.invoke(arn, payload, { signal });
      return { payload: answer.payload, functionError: answer.functionError?.errorType };
    },
  });
  await roster.add('event source mappings', 'sources', Promise.resolve(asEmulator(mappings)));
  return completed(house);
}

function lambdaOptions({ options, place, assembly, edge }: Raising, deliver: Deliver, dynamoDb: () => string) {
  return {
    ...place,
    dataDir: options.dataDir,
    deliver,
    ...(options.idleContainers !== undefined && { containersTotal: options.idleContainers }),
    ...(options.idleSeconds !== undefined && { idleMs: options.idleSeconds * 1_000 }),
    asset: (key: string) => assembly.assets.get(key),
    endpoints: () => ({ AWS_ENDPOINT_URL: edge.url, AWS_ENDPOINT_URL_DYNAMODB: dynamoDb() }),
  };
}

function flowOptions({ options, place, edge, curtain }: Raising, lambda: LambdaEmulator) {
  return {
    ...place,
    dataDir: options.dataDir,
    readObject: createReadObject(() => edge.url, place.region),
    invokeLambda: async (arn: string, payload: unknown, signal: AbortSignal) => {
      await curtain.risen;
      const answer = await lambda.invoke(arn, JSON.stringify(payload ?? {}), { signal });
      const parsed: unknown = JSON.parse(answer.payload);
      return {
        payload: parsed,
        ...(answer.functionError === undefined ? {} : { functionError: answer.functionError }),
      };
    },
  };
}

function completed(house: Partial<House>): House {
  const { lambda, sqs, flows } = house;
  if (!lambda || !sqs || !flows) throw new Error('the stack is still starting');
  return { lambda, sqs, flows };
}

const SOURCE_GRACE_MS = 800;

/** Something with resources to host but no wire of its own. */
function asEmulator(part: Pick<Emulator, 'resources'> & { close(graceMs?: number): Promise<void> }): Emulator {
  return {
    services: [],
    resources: part.resources,
    handle: async (_request, response) => void response.writeHead(501).end(),
    close: () => part.close(SOURCE_GRACE_MS),
  };
}

// SSM's parameter store on one machine: the parameters a template names, read through the unmodified SDK.
import { join } from 'node:path';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { awsJson, type Operation, operation } from '../wire/aws-json.ts';
import type { Emulator } from '../wire/emulator.ts';
import { type PlaceOptions, placeOf } from '../wire/place.ts';
import { openDatabase, openShelf, type Shelf } from '../wire/shelf.ts';
import { type Parameter, parameterResources, parameterSchema } from './resources.ts';

export interface SsmOptions extends PlaceOptions {
  readonly dataDir: string;
  readonly now?: () => Date;
}

const decryption = { WithDecryption: z.boolean().optional() };

const byPathInput = z.strictObject({
  ...decryption,
  Path: z.string().startsWith('/'),
  Recursive: z.boolean().default(false),
  MaxResults: z.number().int().min(1).max(10).default(10),
  NextToken: z.string().optional(),
});

export async function createSsm(options: SsmOptions): Promise<Emulator> {
  const database = openDatabase(join(options.dataDir, 'ssm', 'parameters.sqlite'));
  const parameters = openShelf(database, 'parameters', parameterSchema);
  return {
    services: ['ssm'],
    handle: awsJson({ version: '1.1', target: 'AmazonSSM', operations: operations(parameters) }),
    resources: parameterResources(parameters, placeOf(options), options.now ?? (() => new Date())),
    async close() {
      database.close();
    },
  };
}

function operations(parameters: Shelf<Parameter>): Record<string, Operation> {
  return {
    GetParameter: operation(z.strictObject({ Name: z.string(), ...decryption }), ({ Name }) => {
      const parameter = find(parameters, Name);
      if (!parameter) throw new AwsFault('ParameterNotFound', `Parameter ${Name} not found.`);
      return { Parameter: describe(parameter) };
    }),
    GetParameters: operation(
      z.strictObject({ Names: z.array(z.string()).min(1).max(10), ...decryption }),
      ({ Names }) => {
        const found = Names.flatMap((name) => find(parameters, name) ?? []);
        const InvalidParameters = Names.filter((name) => !find(parameters, name));
        return { Parameters: found.map(describe), InvalidParameters };
      },
    ),
    GetParametersByPath: operation(byPathInput, (input) => {
      const path = input.Path.endsWith('/') ? input.Path : `${input.Path}/`;
      const after = Buffer.from(input.NextToken ?? '', 'base64url').toString('utf8');
      const under = parameters
        .list(path)
        .filter(({ name }) => name > after && (input.Recursive || !name.slice(path.length).includes('/')));
      const page = under.slice(0, input.MaxResults);
      const last = under.length > page.length ? page.at(-1)?.name : undefined;
      const NextToken = last === undefined ? undefined : Buffer.from(last).toString('base64url');
      return { Parameters: page.map(describe), NextToken };
    }),
  };
}

/** By name, by ARN, or by either with `:version` behind it. */
function find(parameters: Shelf<Parameter>, reference: string): Parameter | undefined {
  const named = reference.replace(/^arn:aws:ssm:[^:]*:\d*:parameter/, '');
  const [, name = named, version] = /^(.*):(\d+)$/.exec(named) ?? [];
  const parameter = parameters.get(name) ?? parameters.get(name.replace(/^\//, ''));
  return version === undefined || Number(version) === parameter?.version ? parameter : undefined;
}

function describe(parameter: Parameter) {
  return {
    ...{ Name: parameter.name, ARN: parameter.arn, Type: parameter.type, Value: parameter.value },
    ...{ Version: parameter.version, LastModifiedDate: parameter.modifiedAt / 1000, DataType: 'text' },
  };
}

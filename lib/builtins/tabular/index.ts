// The door of agents over rows: what they share, and the whole agent made of what each says of itself.
import * as z from 'zod';
import type { JsonObject } from '../../shared/json.ts';
import type { BuiltinAgent, BuiltinManifest, Spellings } from '../contract.ts';
import type { Account, Column, Tabular, TabularInput } from './contract.ts';
import { replayOf } from './replay.ts';
import { runTabular } from './run.ts';

export {
  type Account,
  amount,
  type Column,
  FILE_INPUT,
  inline,
  type Read,
  type Reported,
  ReportedShape,
  small,
  type Tabular,
  text,
} from './contract.ts';
export { RowsMissing } from './open-rows.ts';

type Columns = Readonly<Record<string, Column>>;
type Description = Pick<BuiltinManifest, 'name' | 'description' | 'category' | 'examples'> &
  Pick<BuiltinAgent, 'golden' | 'headlines'> & {
    readonly result: z.ZodType;
    readonly columns: Readonly<Record<string, Columns>>;
  };

export function tabularAgent<I extends TabularInput & JsonObject, P extends JsonObject, A extends Account>(
  agent: Tabular<I, P, A>,
  { result, golden, headlines, columns, ...description }: Description,
): BuiltinAgent {
  let described: BuiltinManifest | undefined;
  return {
    // Drawing JSON Schema costs milliseconds that only an installation or a catalogue page should pay.
    get manifest() {
      described ??= {
        ...{ id: agent.id, version: agent.version, ...description },
        inputSchema: schemaOf(agent.input, 'input'),
        outputSchema: schemaOf(result, 'output'),
      };
      return described;
    },
    input: agent.input,
    spellings: Object.fromEntries(Object.entries(columns).map(([rows, each]) => [rows, spellingsOf(each)])),
    run: (request) => runTabular(agent, request),
    openReplay: replayOf(agent),
    ...(agent.takesOwnFactors && { takesOwnFactors: true }),
    sets: () => agent.sets(),
    golden,
    headlines,
  };
}

const spellingsOf = (columns: Columns): Spellings =>
  Object.fromEntries(Object.entries(columns).map(([name, { aliases }]) => [name, [name, ...aliases]]));

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): JsonObject =>
  z.record(z.string(), z.json()).parse(z.json().parse(z.toJSONSchema(type, { target: 'draft-2020-12', io })));

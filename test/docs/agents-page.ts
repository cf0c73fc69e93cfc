// docs/agents.md: what every built-in agent takes, gives, rests on and is tried by.
import * as z from 'zod';
import { BUILTIN_IDS, type BuiltinAgent, loadBuiltin } from '../../lib/builtins/index.ts';
import type { JsonObject } from '../../lib/shared/json.ts';
import { markdownTable } from './table.ts';

const HEAD = `# Built-in agents

Generated from the agents of \`lib/builtins\` by \`npm run docs\`; a test keeps page and code equal.

All are run the same way: \`POST /v1/agents/{agentId}/execute\` with \`{"mode": "sync" | "async", "input": {…}}\`, rows in the body or an
uploaded file (\`POST /v1/files\`). Figures come as numbers or, to keep every digit, as decimal text; they go out as decimal text. Rows that
cannot be read are refused by line, column, reason and remedy, and the rest still counts. Every result leaves a signed receipt that
\`npm run verify\` recomputes; \`defaultsUsed\` lists whatever nobody said. What is odd inside each agent stands in \`lib/builtins/README.md\`.
`;

/** As much of JSON Schema as our own schemas use. */
interface Schema {
  readonly type?: string | readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
}
const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    required: z.array(z.string()).optional(),
    items: Schema.optional(),
    properties: z.record(z.string(), Schema).optional(),
    anyOf: z.array(Schema).optional(),
  }),
);

function kindOf({ type, enum: choices, anyOf, items }: Schema): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ');
  if (anyOf) return [...new Set(anyOf.map(kindOf))].join(' or ');
  if (type === 'array') return `list of ${items ? kindOf(items) : 'anything'}`;
  return typeof type === 'string' ? type : (type?.join(' or ') ?? 'anything');
}

/** Fields of fields too: `imports[].mass`. */
function fieldsOf(schema: Schema, depth: number, path = ''): string[][] {
  if (depth === 0) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const [at, inner] = [`${path}${name}`, field.items ?? field];
    const needed = schema.required?.includes(name) === true ? 'yes' : '';
    return [
      [`\`${at}\``, kindOf(field), needed, field.description ?? ''],
      ...fieldsOf(inner, depth - 1, `${at}${field.items ? '[]' : ''}.`),
    ];
  });
}

function filesOf({ spellings = {} }: BuiltinAgent): string[] {
  return Object.entries(spellings).map(([rows, columns]) => {
    const lines = Object.entries(columns).map(([name, names]) => [`\`${name}\``, names.join(', ')]);
    return `**Columns of a file of ${rows}**, found without case, blanks and punctuation; the earlier spelling wins:\n\n${markdownTable(['column', 'spelled'], lines)}\n`;
  });
}

const inputOf = (schema: JsonObject): string =>
  `**Input**\n\n${markdownTable(['field', 'is', 'required', 'meaning'], fieldsOf(Schema.parse(schema), 4))}\n`;
const outputOf = (schema: JsonObject): string => {
  const fields = fieldsOf(Schema.parse(schema), 2).map(([field = '', kind = '', , meaning = '']) => [
    field,
    kind,
    meaning,
  ]);
  return `**Result**\n\n${markdownTable(['field', 'is', 'meaning'], fields)}\n`;
};

async function section(id: string): Promise<string> {
  const agent = await loadBuiltin(id);
  if (agent === undefined) throw new Error(`${id} is listed and cannot be loaded.`);
  const { name, version, description, inputSchema, outputSchema, examples } = agent.manifest;
  const golden = (await agent.golden()).map((each) => [each.name, each.citation]);
  const sets = agent.sets().map((set) => `${set.id} ${set.version}`);
  return [
    `## ${id} ${version}: ${name}\n\n${description}\n`,
    inputOf(inputSchema),
    ...filesOf(agent),
    outputOf(outputSchema),
    ...examples.map(
      (example) => `**Example: ${example.name}**\n\n\`\`\`json\n${JSON.stringify(example.input, null, 2)}\n\`\`\`\n`,
    ),
    `**Certified by** these cases, which \`POST /v1/agents/${id}/versions/{version}/evaluate\` runs:\n\n${markdownTable(['case', 'whose figures'], golden)}\n`,
    ...(sets.length > 0 ? [`**Rests on** ${sets.join(', ')}.\n`] : []),
  ].join('\n');
}

export async function agentsPage(): Promise<string> {
  return [HEAD, ...(await Promise.all(BUILTIN_IDS.map(section)))].join('\n');
}

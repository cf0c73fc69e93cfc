// The operations of the API as the client offers them: `api.agents.get({ agentId })`, and beside the types the routes they go by.
import type { Described, Parameter } from './operations.ts';
import { comment, indented, propertyText, typeText } from './type-text.ts';

const HEAD = `// The operations of the API, written from its OpenAPI document by \`npm run docs\`.
import type { Compared, Guarded, Keyed, List, Matched, Read, Sorted, Stream, Text, Write } from './calls.ts';
import type * as S from './schemas.gen.ts';
`;

export function operationsPage(operations: readonly Described[]): string {
  const groups = Map.groupBy(operations.toSorted(byId), ({ id }) => words(id)[0] ?? '');
  const types = [...groups].map(([group, all]) => `readonly ${group}: {\n${indented(all.map(member).join(''))}};\n`);
  const routes = [...groups].map(([group, all]) => `${group}: {\n${indented(all.map(route).join(''))}},\n`);
  const shape =
    'Readonly<Record<string, Readonly<Record<string, readonly [manner: string, route: string, keyed?: true]>>>>';
  return [
    HEAD,
    `export interface Operations {\n${indented(types.join(''))}}\n`,
    `export const ROUTES: ${shape} = {\n${indented(routes.join(''))}};\n`,
  ].join('\n');
}

const byId = (a: Described, b: Described): number => (a.id < b.id ? -1 : 1);

/** `api-keys.list-all` → `apiKeys`, `listAll`. */
const words = (id: string): readonly string[] =>
  id.split('.').map((word) => word.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));

const verb = ({ id }: Described): string => words(id).slice(1).join('');

const route = (operation: Described): string => {
  const { manner, method, path, keyed } = operation;
  return `${verb(operation)}: ['${manner}', '${method} ${path}'${keyed ? ', true' : ''}],\n`;
};

const MANNERS = { read: 'Read', list: 'List', write: 'Write', stream: 'Stream', text: 'Text' } as const;

function member(operation: Described): string {
  const { summary, permission, method, path, manner, answers, deprecated } = operation;
  const about = [
    `${summary}.`,
    '',
    `\`${method} ${path}\`, ${PUBLIC[permission] ?? `needs \`${permission}\``}.`,
    ...(deprecated ? ['@deprecated'] : []),
  ];
  const data = [...new Set(answers.map((answer) => typeText(answer, 'S.')))].join(' | ') || 'undefined';
  const given = manner === 'stream' || manner === 'text' ? '' : `, ${manner === 'list' ? itemText(answers) : data}`;
  const type = `${MANNERS[manner]}<${requestText(operation)}${given}>`;
  return `/**\n * ${comment(about.join('\n'))}\n */\nreadonly ${verb(operation)}: ${type};\n`;
}

const PUBLIC: Readonly<Record<string, string>> = {
  public: 'open to everybody',
  'signed-in': 'for everybody who is signed in',
};

const itemText = (answers: readonly unknown[]): string => typeText(Object(answers[0]).items ?? {}, 'S.');

/** What the frame takes everywhere alike is said once in the client; what other ways are for is left out. */
const SHARED: Readonly<Record<string, string | undefined>> = {
  ...{ 'If-Match': 'Guarded', 'Idempotency-Key': 'Keyed', sort: 'Sorted' },
  ...Object.fromEntries(
    ['If-None-Match', 'X-Act-As-Tenant', 'limit', 'cursor', 'offset', 'filter', 'fields'].map((name) => [
      name,
      undefined,
    ]),
  ),
};

function requestText({ parameters, body }: Described): string {
  const inPath = new Set(parameters.filter((one) => one.in === 'path').map(({ name }) => name));
  const own = parameters.filter(({ name, in: place }) => !(name in SHARED) && (place === 'path' || !inPath.has(name)));
  const sent = body ? propertyText('body', typeText(body.schema, 'S.'), { required: body.required }) : '';
  const all = own.map(parameterText).join('') + sent;
  const shared = parameters.flatMap(({ name }) => SHARED[name] ?? []);
  return [...(all ? [`{\n${indented(all)}}`] : []), ...shared].join(' & ') || 'object';
}

function parameterText({
  name,
  in: place,
  required,
  description,
  schema,
  'x-operators': operators,
}: Parameter): string {
  const type = typeText(schema, 'S.');
  if (operators)
    return propertyText(name, `${operators.includes('gt') ? 'Compared' : 'Matched'}<${type}>`, { required: false });
  return propertyText(name, type, { required: required || place === 'path', description });
}

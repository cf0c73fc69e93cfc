// Parsing: path, query and body become what their schemas say, or every problem is told at once.
import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { BodyInvalid, BodyTooLarge, RequestInvalid } from '../faults.ts';
import type { EndpointSpec } from '../spec.ts';
import { callOf, type Stage } from './call.ts';
import { type Filter, fieldsOf, filters, readFilters } from './filters/index.ts';
import { fieldsParameter } from './known-fields.ts';
import { languageOfBody, refuseAccept } from './media.ts';
import { pointer, problemsOf } from './problems.ts';
import { MAX_DEPTH, parseStrictJson } from './strict-json.ts';
import { worded } from './worded.ts';

/** Lambda takes 6 MB in all; the event around the body needs some of it. */
export const MAX_BODY_BYTES = 5_500_000;

export function parse(spec: EndpointSpec): Stage {
  const querySchema = fullQuery(spec);
  const item = itemOf(spec);
  return {
    before: async ({ event }) => {
      const call = callOf(event);
      refuseAccept(event, spec);
      call.path = parameters(decoded(event.pathParameters ?? {}), spec.path ?? z.strictObject({}), '/path');
      refuseTwins(event.multiValueQueryStringParameters ?? {});
      const { own, asked } = split(event.queryStringParameters ?? {}, querySchema, item);
      call.query = parameters(own, querySchema, '/query');
      if (item && asked) call.filter = filterOf(asked, item);
      if (spec.body) call.body = await body(event, spec.body);
    },
  };
}

/** Not `1e3`, `0x10` or blank, which JavaScript would read as numbers, too. */
const wholeNumber = z
  .string()
  .regex(/^-?\d{1,9}$/, 'Give a whole number in digits.')
  .transform(Number);

const PAGING = {
  limit: wholeNumber.pipe(z.int().min(1).max(100)).default(20),
  cursor: z.string().max(4096).optional(),
  offset: wholeNumber.pipe(z.int().min(0).max(10_000)).optional(),
  sort: z.string().max(200).optional(),
};

/** What a list is a list of. */
export function itemOf({ paged, output }: EndpointSpec): z.ZodType | undefined {
  const list = paged ? output[200] : undefined;
  return list instanceof z.ZodArray && list.element instanceof z.ZodType ? list.element : undefined;
}

type Texts = Record<string, string>;

/** Parameters of the operation and of paging, and apart from them those that filter by a field of the items. */
function split(
  given: Record<string, string | undefined>,
  known: z.ZodObject,
  item: z.ZodType | undefined,
): { readonly own: Texts; readonly asked?: Texts } {
  const sent = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const more = sent.filter(([name]) => !(name in known.shape));
  if (!item || more.length === 0) return { own: Object.fromEntries(sent) };
  const fields = fieldsOf(item);
  const asked = more.filter(([name]) => name === 'filter' || filters(name, fields));
  return { own: Object.fromEntries(sent.filter((one) => !asked.includes(one))), asked: Object.fromEntries(asked) };
}

function filterOf(asked: Texts, item: z.ZodType): Filter | undefined {
  const { filter, problems } = readFilters(asked, fieldsOf(item));
  if (problems.length > 0) throw RequestInvalid(problems);
  return filter;
}

/** REST APIs hand path parameters over as the client encoded them. */
function decoded(given: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value && decode(name, value)]));
}

function decode(name: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw RequestInvalid([{ field: pointer([name], '/path'), message: `"${value}" is not valid percent-encoding.` }]);
  }
}

/** Of a parameter that stands twice the gateway passes on the last: no guess is made which one was meant. */
function refuseTwins(given: Record<string, string[] | undefined>): void {
  const twins = Object.entries(given).filter(([, values]) => (values?.length ?? 0) > 1);
  if (twins.length > 0)
    throw RequestInvalid(
      twins.map(([name]) => ({ field: pointer([name], '/query'), message: `"${name}" stands twice; send it once.` })),
    );
}

/** Every operation takes `fields`; lists take `limit`, `cursor`, `offset` and `sort` too, and filters by fields of their items. */
export function fullQuery(spec: EndpointSpec): z.ZodObject {
  const own = spec.query?.shape ?? {};
  const fields = spec.produces === 'json' ? { fields: fieldsParameter(spec) } : {};
  return z.strictObject({ ...own, ...(spec.paged && PAGING), ...fields });
}

function parameters(given: Record<string, string | undefined>, schema: z.ZodObject, root: string) {
  const parsed = schema.safeParse(given, worded);
  if (!parsed.success) throw RequestInvalid(problemsOf(parsed.error, schema, { root, value: given }));
  return parsed.data;
}

async function body(event: APIGatewayProxyEvent, schema: z.ZodType): Promise<unknown> {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAX_BODY_BYTES) throw BodyTooLarge({ bytes: bytes.length, limit: MAX_BODY_BYTES });
  const given = bytes.length > 0 ? await dataOf(event, bytes) : undefined;
  const parsed = schema.safeParse(given, worded);
  if (!parsed.success && bytes.length === 0)
    throw BodyInvalid([{ field: '', message: 'This operation needs a body in JSON or YAML, and none was sent.' }]);
  if (!parsed.success) throw BodyInvalid(problemsOf(parsed.error, schema, { root: '', value: given }));
  return parsed.data;
}

async function dataOf(event: APIGatewayProxyEvent, bytes: Buffer): Promise<unknown> {
  if (languageOfBody(event) === 'json') return parseStrictJson(text(bytes));
  const { dataOfYaml } = await import('./yaml.ts');
  const read = dataOfYaml(text(bytes), { bytes: MAX_BODY_BYTES, depth: MAX_DEPTH });
  if ('problems' in read) throw RequestInvalid(read.problems);
  return read.value;
}

function text(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw RequestInvalid([{ field: '', message: 'The body is not valid UTF-8; encode it as UTF-8.' }]);
  }
}

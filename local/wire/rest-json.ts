// The AWS REST-JSON protocol as services speak it whose every operation is `POST /<Operation>`: faults name their type in a header.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type * as z from 'zod';
import { AwsFault, toAwsFault } from './aws-fault.ts';
import { readBody } from './read-body.ts';

export interface RestOperation {
  run(input: unknown): object;
}

/** Binds a schema to its implementation; what does not fit is a ValidationException that lists every field. */
export function restOperation<S extends z.ZodType>(
  schema: S,
  implement: (input: z.output<S>) => object,
): RestOperation {
  return {
    run(input) {
      const { data, error } = schema.safeParse(input);
      if (!error) return implement(data);
      throw invalid(error.issues.flatMap(fieldsOf));
    },
  };
}

const fieldsOf = (issue: z.core.$ZodIssue) =>
  (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]).map((path) => ({
    path: path.join('.'),
    message: issue.message,
  }));

export function invalid(fieldList: readonly { readonly path: string; readonly message: string }[]): AwsFault {
  const message = `Invalid request: ${fieldList.map((field) => `${field.path}: ${field.message}`).join('; ')}`;
  return new AwsFault('ValidationException', message, { members: { fieldList } });
}

export interface RestJsonOptions {
  readonly operations: Readonly<Record<string, RestOperation>>;
  readonly bodyLimitBytes: number;
}

export function restJson({ operations, bodyLimitBytes }: RestJsonOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const name = new URL(request.url ?? '/', 'http://edge').pathname.slice(1);
      const found = request.method === 'POST' && Object.hasOwn(operations, name) ? operations[name] : undefined;
      const body = await readBody(request, bodyLimitBytes);
      if (!found) throw new AwsFault('UnknownOperationException', `Not hosted here: ${name}.`, { status: 404 });
      send(response, 200, found.run(parsed(body)));
    } catch (error) {
      const { code, status, message, members } = toAwsFault(error);
      response.setHeader('x-amzn-errortype', code);
      send(response, status, { ...members, message });
    }
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new AwsFault('SerializationException', 'The body is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
}

// The AWS JSON protocol (1.0 and 1.1): an operation is found by X-Amz-Target, its input parsed, its fault shaped as AWS does.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { AwsFault, toAwsFault } from './aws-fault.ts';
import { readBody } from './read-body.ts';

type Output = object | undefined;

export interface Operation {
  run(input: unknown, request: IncomingMessage): Promise<Output>;
}

/** Binds a schema to its implementation, so that the implementation only ever sees parsed input. */
export function operation<S extends z.ZodType>(
  schema: S,
  implement: (input: z.output<S>, request: IncomingMessage) => Promise<Output> | Output,
): Operation {
  return {
    async run(input, request) {
      const parsed = schema.safeParse(input);
      if (parsed.success) return implement(parsed.data, request);
      throw new AwsFault('ValidationException', z.prettifyError(parsed.error));
    },
  };
}

export interface AwsJsonOptions {
  readonly version: '1.0' | '1.1';
  /** What stands before the dot of X-Amz-Target, e.g. `TrentService`. */
  readonly target: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Some services name their validation error otherwise (Cognito: `InvalidParameterException`). */
  readonly validationCode?: string;
}

export function awsJson(options: AwsJsonOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const found = findOperation(options, request.headers['x-amz-target']);
      const output = await found.run(parseBody(await readBody(request)), request);
      send(response, options, { status: 200, body: output });
    } catch (error) {
      const fault = toAwsFault(error);
      const code = fault.code === 'ValidationException' ? (options.validationCode ?? fault.code) : fault.code;
      response.setHeader('x-amzn-errortype', code);
      send(response, options, {
        status: fault.status,
        body: { ...fault.members, __type: code, message: fault.message },
      });
    }
  };
}

function findOperation(options: AwsJsonOptions, header: string | string[] | undefined): Operation {
  const [target, name] = String(header ?? '').split('.');
  const found = target === options.target && name && Object.hasOwn(options.operations, name);
  const operation = found ? options.operations[name] : undefined;
  if (operation) return operation;
  throw new AwsFault('UnknownOperationException', `The local stack does not host ${String(header)}.`);
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsFault('SerializationException', 'The body is not JSON.');
  }
}

function send(response: ServerResponse, options: AwsJsonOptions, answer: { status: number; body: Output }): void {
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    'content-type': `application/x-amz-json-${options.version}`,
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
}

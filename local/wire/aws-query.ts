// The AWS query protocol (form in, XML out), as the unmodified SDK still speaks it to STS.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsFault, toAwsFault } from './aws-fault.ts';
import { readBody } from './read-body.ts';
import { writeXml, type XmlValue } from './xml.ts';

export interface AwsQueryOptions {
  readonly namespace: string;
  readonly actions: Readonly<
    Record<string, (form: URLSearchParams, request: IncomingMessage) => Readonly<Record<string, XmlValue>>>
  >;
}

export function awsQuery({ namespace, actions }: AwsQueryOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    try {
      const form = new URLSearchParams((await readBody(request)).toString('utf8'));
      const name = form.get('Action') ?? '';
      const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
      if (!action) throw new AwsFault('InvalidAction', `The local stack does not host the action "${name}".`);
      const result = { [`${name}Result`]: action(form, request), ResponseMetadata: { RequestId: requestId } };
      send(response, 200, writeXml(`${name}Response`, result, namespace));
    } catch (error) {
      const fault = toAwsFault(error);
      const type = fault.status < 500 ? 'Sender' : 'Receiver';
      const body = { Error: { Type: type, Code: fault.code, Message: fault.message }, RequestId: requestId };
      send(response, fault.status, writeXml('ErrorResponse', body, namespace));
    }
  };
}

/** `Tags.member.1.Key`, `Tags.member.2.Key` …: the indexes present under a list's name, in order. */
export function queryMembers(form: URLSearchParams, list: string): string[] {
  const members = new Set<string>();
  for (const name of form.keys()) {
    const match = new RegExp(`^${list}\\.member\\.(\\d+)(\\.|$)`).exec(name);
    if (match?.[1]) members.add(`${list}.member.${match[1]}`);
  }
  return [...members];
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

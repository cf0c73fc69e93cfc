// How S3 answers: XML, plain headers, and errors that stay without a body where HTTP forbids one.
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { toAwsFault } from '../wire/aws-fault.ts';
import { writeXml, type XmlValue } from '../wire/xml.ts';
import type { S3Call } from './call.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

export type Headers = Readonly<Record<string, string | number | undefined>>;

export function sendHead(response: ServerResponse, status: number, headers: Headers = {}): void {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  response.setHeader('x-amz-request-id', randomUUID());
  response.writeHead(status);
}

export function sendEmpty(call: S3Call, status: number, headers: Headers = {}): void {
  const length = status === 204 || status === 304 ? {} : { 'content-length': 0 };
  sendHead(call.response, status, { ...headers, ...length });
  call.response.end();
}

export function sendXml(call: S3Call, root: string, value: XmlValue, headers: Headers = {}): void {
  const body = writeXml(root, value, namespace);
  const framing = { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) };
  sendHead(call.response, 200, { ...headers, ...framing });
  call.response.end(body);
}

export function sendError(call: Pick<S3Call, 'response' | 'method' | 'url'>, error: unknown): void {
  const fault = toAwsFault(error);
  if (call.response.headersSent) return void call.response.destroy();
  const members = Object.entries(fault.members).map(([name, value]) => [name, String(value ?? '')]);
  const [resource] = call.url.split('?', 1);
  const body = writeXml('Error', {
    ...{ Code: fault.code, Message: fault.message, Resource: resource, RequestId: randomUUID() },
    ...Object.fromEntries(members),
  });
  const bodyless = call.method === 'HEAD' || fault.status === 304;
  const framing = bodyless ? {} : { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) };
  sendHead(call.response, fault.status, framing);
  call.response.end(bodyless ? undefined : body);
}

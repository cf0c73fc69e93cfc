// How API Gateway hands a request to a declaration's Lambda, whole or as a stream.
import type { EndpointSpec } from '../../lib/kernel/spec.ts';
import { pathParameters } from './paths.ts';

export interface Integrating {
  readonly partition: string;
  readonly region: string;
  readonly functionArn: (id: string) => string;
}

export const invocation = ({ partition, region, functionArn }: Integrating, id: string): string =>
  `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn(id)}/invocations`;

const streamingInvocation = ({ partition, region, functionArn }: Integrating, id: string): string =>
  `arn:${partition}:apigateway:${region}:lambda:path/2021-11-15/functions/${functionArn(id)}/response-streaming-invocations`;

export function operation(
  spec: EndpointSpec,
  path: string,
  where: Integrating,
  authorizer: string,
): Record<string, unknown> {
  const streams = spec.produces === 'events';
  const parameters = pathParameters(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    operationId: spec.id,
    ...(parameters.length > 0 && { parameters }),
    responses: { '200': { description: 'Written by the function.' } },
    ...(spec.permission !== 'public' && { security: [{ [authorizer]: [] }] }),
    'x-amazon-apigateway-integration': {
      type: 'aws_proxy',
      httpMethod: 'POST',
      passthroughBehavior: 'when_no_match',
      uri: streams ? streamingInvocation(where, spec.id) : invocation(where, spec.id),
      ...(streams
        ? { responseTransferMode: 'STREAM', timeoutInMillis: spec.timeoutSeconds * 1000 }
        : {
            // A second more than the function has, so that it is never still at work when the caller has been told to retry.
            timeoutInMillis: Math.min(spec.timeoutSeconds * 1000 + 1000, LONGEST_MS),
          }),
    },
  };
}

/** API Gateway's own limit for an answer that is not a stream. */
const LONGEST_MS = 29_000;

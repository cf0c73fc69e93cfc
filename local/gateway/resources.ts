// The API Gateway resource types: an API is its OpenAPI document, and a stage puts it on the port.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ResourceType } from '../cloudformation/resource-type.ts';
import { type ApiDefinition, GatewayResponse, readDocument } from './document.ts';
import { needsVelocity, unsupportedExtensions } from './unsupported.ts';

export interface ApiShelf {
  readonly definitions: Map<string, ApiDefinition>;
  readonly extraResponses: Map<string, Record<string, GatewayResponse>>;
  deploy(apiId: string, stage: string): void;
}

const Tags = z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional();

const Body = z.record(z.string(), z.unknown()).superRefine((body, context) => {
  for (const { path, key } of unsupportedExtensions(body)) {
    context.addIssue({ code: 'unrecognized_keys', keys: [key], path: [...path], input: body });
  }
  if (needsVelocity(JSON.stringify(body['x-amazon-apigateway-gateway-responses'] ?? {}))) {
    const path = ['x-amazon-apigateway-gateway-responses'];
    context.addIssue({ code: 'custom', message: 'templates may use only $context variables', path });
  }
});

const RestApiProperties = z.strictObject({
  Body,
  Name: z.string().optional(),
  Description: z.string().optional(),
  EndpointConfiguration: z.object({ Types: z.array(z.string()) }).optional(),
  DisableExecuteApiEndpoint: z.boolean().optional(),
  FailOnWarnings: z.boolean().optional(),
  Mode: z.string().optional(),
  SecurityPolicy: z.string().optional(),
  EndpointAccessMode: z.string().optional(),
  Policy: z.unknown().optional(),
  Parameters: z.record(z.string(), z.string()).optional(),
  Tags,
});

export function restApiType(shelf: ApiShelf): ResourceType<z.infer<typeof RestApiProperties>> {
  return {
    schema: RestApiProperties,
    provision: async ({ stack, logicalId, properties }) => {
      const id = shortId(`${stack}/${logicalId}`);
      shelf.definitions.set(id, readDocument(properties.Body));
      return { ref: id, attributes: { RestApiId: id, RootResourceId: shortId(`${id}/`) } };
    },
  };
}

const GatewayResponseProperties = z.strictObject({
  RestApiId: z.string(),
  ResponseType: z.string(),
  StatusCode: z.string().optional(),
  ResponseParameters: z.record(z.string(), z.string()).default({}),
  ResponseTemplates: z
    .record(
      z.string(),
      z.string().refine((template) => !needsVelocity(template), 'templates may use only $context variables'),
    )
    .default({}),
});

export function gatewayResponseType(shelf: ApiShelf): ResourceType<z.infer<typeof GatewayResponseProperties>> {
  return {
    schema: GatewayResponseProperties,
    provision: async ({ stack, logicalId, properties }) => {
      const known = shelf.extraResponses.get(properties.RestApiId) ?? {};
      known[properties.ResponseType] = GatewayResponse.parse({
        ...(properties.StatusCode === undefined ? {} : { statusCode: properties.StatusCode }),
        responseParameters: properties.ResponseParameters,
        responseTemplates: properties.ResponseTemplates,
      });
      shelf.extraResponses.set(properties.RestApiId, known);
      return { ref: shortId(`${stack}/${logicalId}`), attributes: {} };
    },
  };
}

const DeploymentProperties = z.strictObject({ RestApiId: z.string(), Description: z.string().optional() });

export const deploymentType: ResourceType<z.infer<typeof DeploymentProperties>> = {
  schema: DeploymentProperties,
  provision: async ({ stack, logicalId }) => {
    const id = shortId(`${stack}/${logicalId}`);
    return { ref: id, attributes: { DeploymentId: id } };
  },
};

/** Logging, tracing, throttling and caching settings are AWS's own affair and change nothing here. */
const StageProperties = z.strictObject({
  RestApiId: z.string(),
  DeploymentId: z.string(),
  StageName: z.string(),
  Description: z.string().optional(),
  AccessLogSetting: z.unknown().optional(),
  MethodSettings: z.array(z.unknown()).optional(),
  TracingEnabled: z.boolean().optional(),
  CacheClusterEnabled: z.literal(false).optional(),
  Tags,
});

export function stageType(shelf: ApiShelf): ResourceType<z.infer<typeof StageProperties>> {
  return {
    schema: StageProperties,
    provision: async ({ properties: { RestApiId, StageName } }) => {
      shelf.deploy(RestApiId, StageName);
      return { ref: StageName, attributes: {} };
    },
  };
}

/** Ten lower-case letters and digits, as API Gateway's ids look, and the same at every start. */
function shortId(text: string): string {
  return BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)
    .toString(36)
    .slice(0, 10);
}

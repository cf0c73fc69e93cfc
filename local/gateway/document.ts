// Reads the OpenAPI document API Gateway is given: routes, integrations, authorizers and its own error answers.
import * as z from 'zod';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'x-amazon-apigateway-any-method'] as const;

const LambdaIntegration = z.strictObject({
  type: z.literal(['aws_proxy', 'AWS_PROXY']).transform(() => 'aws_proxy' as const),
  uri: z.string(),
  httpMethod: z.literal('POST'),
  responseTransferMode: z.enum(['BUFFERED', 'STREAM']).default('BUFFERED'),
  timeoutInMillis: z.number().int().min(50).max(900_000).default(29_000),
  passthroughBehavior: z.string().optional(),
  contentHandling: z.string().optional(),
  credentials: z.string().optional(),
});

const Texts = z.record(z.string(), z.string());

const MockIntegration = z.strictObject({
  type: z.literal(['mock', 'MOCK']).transform(() => 'mock' as const),
  requestTemplates: Texts.default({}),
  passthroughBehavior: z.string().optional(),
  responses: z.record(
    z.string(),
    z.strictObject({
      statusCode: z.coerce.number().int(),
      responseParameters: Texts.default({}),
      responseTemplates: Texts.default({}),
    }),
  ),
});

const Security = z.array(z.record(z.string(), z.array(z.string())));

const Operation = z.object({
  security: Security.optional(),
  'x-amazon-apigateway-integration': z.union([LambdaIntegration, MockIntegration]),
});

const Authorizer = z.strictObject({
  type: z.enum(['request', 'token']),
  authorizerUri: z.string(),
  authorizerCredentials: z.string().optional(),
  identitySource: z.string().default(''),
  identityValidationExpression: z.string().optional(),
  authorizerResultTtlInSeconds: z.number().int().min(0).max(3600).default(300),
});

const SecurityScheme = z.object({
  name: z.string().default('Authorization'),
  'x-amazon-apigateway-authorizer': Authorizer.optional(),
});

export const GatewayResponse = z.strictObject({
  statusCode: z.coerce.number().int().optional(),
  responseParameters: Texts.default({}),
  responseTemplates: Texts.default({}),
});

export const Document = z.object({
  openapi: z.string().regex(/^3\.0\./, 'API Gateway reads OpenAPI 3.0'),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  security: Security.optional(),
  components: z.object({ securitySchemes: z.record(z.string(), SecurityScheme).default({}) }).optional(),
  'x-amazon-apigateway-gateway-responses': z.record(z.string(), GatewayResponse).default({}),
  'x-amazon-apigateway-binary-media-types': z.array(z.string()).default([]),
  'x-amazon-apigateway-minimum-compression-size': z.number().int().min(0).optional(),
});

export type GatewayResponse = z.infer<typeof GatewayResponse>;
export type LambdaIntegration = z.infer<typeof LambdaIntegration>;
export type MockIntegration = z.infer<typeof MockIntegration>;

export interface AuthorizerDefinition extends z.infer<typeof Authorizer> {
  readonly name: string;
  readonly functionArn: string;
  readonly tokenHeader: string;
}

export interface Route {
  readonly method: string;
  /** The path as declared, `/v1/agents/{agentId}`. */
  readonly resource: string;
  readonly authorizer: AuthorizerDefinition | undefined;
  readonly integration: MockIntegration | (LambdaIntegration & { readonly functionArn: string });
}

export interface ApiDefinition {
  readonly routes: readonly Route[];
  readonly gatewayResponses: Readonly<Record<string, GatewayResponse>>;
  readonly binaryMediaTypes: readonly string[];
  /** Answers of at least so many bytes are compressed for clients that accept it. */
  readonly compressFromBytes: number | undefined;
}

export function readDocument(body: unknown): ApiDefinition {
  const document = Document.parse(body);
  const schemes = document.components?.securitySchemes ?? {};
  const authorizers = new Map(
    Object.entries(schemes).flatMap(([name, { name: tokenHeader, 'x-amazon-apigateway-authorizer': authorizer }]) =>
      authorizer === undefined
        ? []
        : [[name, { ...authorizer, name, tokenHeader, functionArn: functionArnOf(authorizer.authorizerUri) }] as const],
    ),
  );
  const routes = Object.entries(document.paths).flatMap(([resource, item]) =>
    METHODS.filter((method) => method in item).map((method): Route => {
      const { security, 'x-amazon-apigateway-integration': integration } = Operation.parse(item[method]);
      const [required] = (security ?? document.security ?? []).flatMap((scheme) => Object.keys(scheme));
      return {
        resource,
        method: method.startsWith('x-') ? 'ANY' : method.toUpperCase(),
        authorizer: required === undefined ? undefined : authorizers.get(required),
        integration:
          integration.type === 'mock' ? integration : { ...integration, functionArn: functionArnOf(integration.uri) },
      };
    }),
  );
  return {
    routes,
    gatewayResponses: document['x-amazon-apigateway-gateway-responses'],
    binaryMediaTypes: document['x-amazon-apigateway-binary-media-types'],
    compressFromBytes: document['x-amazon-apigateway-minimum-compression-size'],
  };
}

function functionArnOf(uri: string): string {
  const found = /\/functions\/(.+)\/(?:response-streaming-)?invocations$/.exec(uri)?.[1];
  if (found === undefined) throw new Error(`the integration ${uri} is not a Lambda function`);
  return found;
}

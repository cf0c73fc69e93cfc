// Finds in an OpenAPI document what API Gateway would honour and this gateway would not, so that it can be refused.
const SUPPORTED = new Set([
  'x-amazon-apigateway-any-method',
  'x-amazon-apigateway-authorizer',
  'x-amazon-apigateway-authtype',
  'x-amazon-apigateway-binary-media-types',
  'x-amazon-apigateway-gateway-responses',
  'x-amazon-apigateway-integration',
  'x-amazon-apigateway-minimum-compression-size',
  'x-amazon-apigateway-policy',
]);

export interface Finding {
  readonly path: readonly string[];
  readonly key: string;
}

export function unsupportedExtensions(value: unknown, path: readonly string[] = []): readonly Finding[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key.startsWith('x-amazon-apigateway-') && !SUPPORTED.has(key)
      ? [{ path, key }]
      : unsupportedExtensions(member, [...path, key]),
  );
}

/** Template text that needs more of Velocity than `$context` variables. */
export function needsVelocity(template: string): boolean {
  return /#(?:if|set|foreach|else|end)\b|\$(?:util|input)\b/.test(template);
}

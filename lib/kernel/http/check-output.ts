// Our own promise, checked: what we answer fits the schema we publish, or it is a bug and nobody sees it.
import type { EndpointSpec } from '../spec.ts';

export function checked(spec: EndpointSpec, data: unknown): unknown {
  const schema = spec.output[spec.statusOf(data)];
  if (schema === undefined) throw new Error(`${spec.id} answered with a status it does not declare.`);
  if (schema === null) return undefined;
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new Error(`${spec.id} answered what its schema forbids: ${parsed.error.message}`);
  return parsed.data;
}

// The door where editors find the schema of the AgentSpec.
import { document } from '../../../lib/kernel/index.ts';
import { specSchema } from '../../../lib/registry/index.ts';

export default document({
  id: 'specs.get-schema',
  route: 'GET /v1/schemas/agent-spec.json',
  summary: 'The JSON Schema of the AgentSpec, for editors.',
  permission: 'public',
  uses: [],
  produces: 'document',
  faults: [],
  impact: 'editors cannot check agent documents while they are written',
  example: {},
  handle: async () => ({ contentType: 'application/schema+json', body: JSON.stringify(specSchema()) }),
});

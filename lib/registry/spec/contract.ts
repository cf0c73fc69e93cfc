// The AgentSpec: an agent and one version of it in one document, as a team keeps it beside its code, in YAML or JSON.
import * as z from 'zod';
import { NewAgent, NewVersion } from '../contract.ts';

export const AgentSpec = z
  .strictObject({
    $schema: z.string().max(2000).optional().describe('Where an editor finds the schema of this document.'),
    specVersion: z.literal(1, { error: 'This release reads specVersion 1.' }).describe('The form of this document.'),
    id: NewAgent.shape.id.describe('The agent: lower-case letters, digits and hyphens.'),
    name: NewAgent.shape.name.describe('What people call it.'),
    description: NewAgent.shape.description.describe('What the agent is for.'),
    category: NewAgent.shape.category.describe('A word to find it by, e.g. "emissions".'),
    tags: NewAgent.shape.tags.describe('More words to find it by.'),
    version: NewVersion.shape.version.describe('A semantic version; once published it never changes.'),
    changelog: NewVersion.shape.description.describe('What this version brings.'),
    runtime: NewVersion.shape.runtime.describe('What carries the agent out.'),
    dependencies: NewVersion.shape.dependencies.describe(
      'The agents it needs, each with the range of versions it can use.',
    ),
  })
  .describe('An agent and one version of it.');
export type AgentSpec = z.output<typeof AgentSpec>;

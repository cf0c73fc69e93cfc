// The JSON Schema of the AgentSpec, for editors: they complete, explain and check the document while it is written.
import * as z from 'zod';
import { BUILTIN_IDS } from '../../builtins/index.ts';
import { AgentSpec } from './contract.ts';

const { runtime } = AgentSpec.shape;

/** Editors offer the built-in agents this release carries; the API says in a refusal which there are. */
const ForEditors = AgentSpec.extend({
  runtime: runtime
    .extend({ builtin: z.literal([...BUILTIN_IDS]).describe('A calculation this platform carries.') })
    .describe('What carries the agent out.'),
});

/** Draft 2020-12. */
export const specSchema = (): object => ({
  ...z.toJSONSchema(ForEditors, { io: 'input' }),
  title: 'AgentSpec',
  description: 'An agent and one version of it.',
});

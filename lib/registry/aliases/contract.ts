// Names for versions as they come and are shown.
import * as z from 'zod';
import { AgentPath, Version } from '../contract.ts';
import { isAlias } from '../model.ts';

export const AliasView = z.strictObject({ agentId: z.string(), alias: z.string(), version: z.string() });
export type AliasView = z.output<typeof AliasView>;

export const SetAlias = z.strictObject({ version: Version });

const Alias = z
  .string()
  .refine(isAlias, 'An alias is written like an id, e.g. "stable", and is neither "latest" nor a range such as "v12".');
export const AliasPath = AgentPath.extend({ alias: Alias });

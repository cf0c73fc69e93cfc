// What crosses the border of the registry: bodies as they come, views as they are shown.
import validVersion from 'semver/functions/valid.js';
import * as z from 'zod';
import { SLUG } from '../kernel/index.ts';
import { idPattern } from '../platform/ids.ts';
import { plainLine, plainText } from '../shared/plain-text.ts';
import { AGENT_STATES, BUMPS, isAlias, isRange, isVersionOrRange, VERSION_STATES } from './model.ts';

export const AgentId = z
  .string()
  .regex(SLUG, 'An agent id is 3 to 63 lower-case letters, digits and hyphens, beginning with a letter.');

const AgentWords = z.strictObject({
  name: plainLine(200),
  description: plainText(4000),
  category: z.string().regex(SLUG, 'A category is written like an id, e.g. "emissions".'),
  tags: z.array(plainLine(50)).max(50),
});

/** Words of the API that stand where an agent's id does: /v1/agents/bulk, /v1/agents/search. */
const RESERVED_IDS = ['bulk', 'deleted', 'recent', 'recommended', 'search', 'trending'];

export const NewAgent = AgentWords.extend({
  id: AgentId.refine((id) => !RESERVED_IDS.includes(id), {
    error: ({ input }) =>
      `"${input}" is a word of the API itself and no agent's id; choose another, e.g. "my-${input}".`,
  }),
  description: AgentWords.shape.description.default(''),
  tags: AgentWords.shape.tags.default([]),
});
export type NewAgent = z.output<typeof NewAgent>;

export const AgentPatch = AgentWords.partial().extend({
  version: z
    .int()
    .positive()
    .optional()
    .describe('The `version` the change was made from; refused when there is a newer one.'),
});
export type AgentPatch = z.output<typeof AgentPatch>;

export const AgentView = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  state: z.enum(AGENT_STATES),
  latestVersion: z.string().optional(),
  aliases: z.record(z.string(), z.string()).optional().describe('Names for versions: alias → version.'),
  version: z.number(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  updatedAt: z.iso.datetime(),
  /** Of a deleted agent, as the list of deleted ones shows it. */
  deletedAt: z.iso.datetime().optional(),
  deletedBy: z.string().optional(),
});
export type AgentView = z.output<typeof AgentView>;

/** For whoever reads the schema; what counts is node-semver. After the expression semver.org suggests, without build metadata. */
const PATTERN_OF_VERSION =
  '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?$';

export const Version = z
  .string()
  .refine(
    (text) => validVersion(text) === text,
    'A version is a semantic version such as "1.4.0" or "2.0.0-rc.1", without "v" and without build metadata ("+…").',
  )
  .meta({ pattern: PATTERN_OF_VERSION, maxLength: 256 });

/** As node-semver has it: `^1.2`, `>=1.0.0 <2.0.0-rc.9`, `1.x || 3.x`. */
export const VersionRange = z
  .string()
  .refine(isRange, 'A range is written as in npm: "^1.2", "~1.4.0", "1.x || >=3.1" (at most 100 characters).');

/** Kinds of runtime that documents may name one day; none of them runs yet. */
const RESERVED_RUNTIMES: readonly unknown[] = ['script', 'llm', 'workflow', 'remote'];

const Runtime = z.strictObject({
  kind: z
    .literal('builtin', {
      error: ({ input }) =>
        RESERVED_RUNTIMES.includes(input)
          ? `The runtime "${input}" is reserved for a later release and cannot be run yet; use "builtin".`
          : 'The runtime that can be run is "builtin"; "script", "llm", "workflow" and "remote" are reserved.',
    })
    .describe('`builtin`; `script`, `llm`, `workflow` and `remote` are reserved for later.'),
  builtin: AgentId,
});

const MOST_DEPENDENCIES = 20;

export const NewVersion = z.strictObject({
  version: Version,
  description: plainText(4000).default(''),
  runtime: Runtime,
  dependencies: z
    .record(AgentId, VersionRange)
    .refine((all) => Object.keys(all).length <= MOST_DEPENDENCIES, `At most ${MOST_DEPENDENCIES} dependencies.`)
    .default({})
    .describe('The agents it needs, each with the range of versions it can use.'),
});
export type NewVersion = z.output<typeof NewVersion>;

/** Either the version by name, or which part of it to count up from the highest there ever was. */
export const PublishVersion = NewVersion.extend({
  version: Version.optional(),
  bump: z.enum(BUMPS).optional().describe('In place of `version`: the next one after the highest that ever was.'),
}).refine(({ version, bump }) => (version === undefined) !== (bump === undefined), {
  path: ['version'],
  error: 'Give either `version` ("1.4.0") or `bump` ("major", "minor" or "patch"), and not both.',
});
export type PublishVersion = z.output<typeof PublishVersion>;

/** `latest`, an exact version, a range or an alias. */
export const VersionWanted = z
  .string()
  .refine(
    (wanted) => isVersionOrRange(wanted) || isAlias(wanted),
    'Name a version ("1.4.0"), a range ("^1.2"; at most 100 characters), an alias ("stable") or "latest".',
  );

export const VersionSummary = z.strictObject({
  agentId: z.string(),
  version: z.string(),
  runtime: z.strictObject({ kind: z.literal('builtin'), builtin: z.string() }),
  dependencies: z.record(z.string(), z.string()).optional(),
  state: z.enum(VERSION_STATES),
  /** Of a certified version: the evaluation it passed, and the digest of all it computes with. */
  evidence: z.strictObject({ evaluationId: z.string(), basis: z.string(), at: z.iso.datetime() }).optional(),
  deprecation: z
    .strictObject({
      sunsetAt: z.iso.datetime().describe('Until then it runs, and afterwards no more.'),
      replacement: z.string().optional(),
      reason: z.string().optional(),
      at: z.iso.datetime(),
      by: z.string(),
    })
    .optional(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type VersionSummary = z.output<typeof VersionSummary>;

export const VersionView = VersionSummary.extend({
  description: z.string(),
  inputSchema: z.record(z.string(), z.json()),
  outputSchema: z.record(z.string(), z.json()),
});
export type VersionView = z.output<typeof VersionView>;

export const NewTransition = z.strictObject({
  to: z.enum(AGENT_STATES),
  reason: plainText(1000).optional(),
});
export type NewTransition = z.output<typeof NewTransition>;

export const TransitionView = z.strictObject({
  id: z.string(),
  agentId: z.string(),
  from: z.enum(AGENT_STATES),
  to: z.enum(AGENT_STATES),
  reason: z.string().optional(),
  rollsBack: z.string().optional().describe('The transition this one takes back.'),
  at: z.iso.datetime(),
  by: z.string(),
});
export type TransitionView = z.output<typeof TransitionView>;

export const RollbackTransition = z.strictObject({ reason: plainText(1000).optional() });
export type RollbackTransition = z.output<typeof RollbackTransition>;

export const LifecycleView = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  type: z.string().describe('What happened, e.g. `agent-transitioned` or `version-promoted`.'),
  agentId: z.string(),
  version: z.string().optional(),
  alias: z.string().optional(),
  was: z.string().optional().describe('Of an alias that moved: the version it stood for.'),
  from: z.string().optional(),
  to: z.string().optional(),
  reason: z.string().optional(),
});

export const Promotion = z.strictObject({
  to: z.enum(['EXPERIMENTAL', 'CERTIFIED']).optional().describe('The next state, unless told.'),
  reason: plainText(1000).optional(),
});
export type Promotion = z.output<typeof Promotion>;

export const DeprecateVersion = z.strictObject({
  sunsetAt: z.iso
    .datetime('Write an instant of RFC 3339 in UTC, e.g. "2027-01-31T00:00:00.000Z".')
    .describe('Until when it runs: at least 30 days ahead.'),
  replacement: Version.optional().describe('The version of the agent that callers shall move to.'),
  reason: plainText(1000).optional(),
});
export type DeprecateVersion = z.output<typeof DeprecateVersion>;

export const VersionTransitionView = z.strictObject({
  id: z.string(),
  agentId: z.string(),
  version: z.string(),
  from: z.enum(VERSION_STATES),
  to: z.enum(VERSION_STATES),
  reason: z.string().optional(),
  evaluationId: z.string().optional(),
  at: z.iso.datetime(),
  by: z.string(),
});
export type VersionTransitionView = z.output<typeof VersionTransitionView>;

export const AgentPath = z.strictObject({ agentId: AgentId });
const TransitionId = z
  .string()
  .regex(idPattern('trn'), 'A transition id is "trn_" followed by a ULID of 26 characters.');
export const TransitionPath = AgentPath.extend({ transitionId: TransitionId });
/** What changes something names the very version. */
export const ExactVersionPath = AgentPath.extend({ version: Version });
export const VersionPath = AgentPath.extend({ version: VersionWanted });

// What a version is refused for: breaking its callers, leaving too soon, leaving nothing behind.
import { defineFault } from '../../shared/fault.ts';
import type { Break } from './schema/breaks.ts';

interface Broken {
  readonly version: string;
  /** The certified version whose callers it breaks. */
  readonly against: string;
  readonly breaks: readonly Break[];
}

const NAMED = 20;

export const BreakingChange = defineFault<Broken>({
  reason: 'breaking_change',
  kind: 'conflict',
  cause: 'Callers who follow a certified version by its caret range would get this one, and its schemas break them.',
  remedy: 'Publish it under the next major version, or take the breaks named back.',
  say: ({ version, against, breaks }) => ({
    field: '/to',
    message: `${version} breaks callers of ${against} who follow "^${against}": ${breaks
      .slice(0, 3)
      .map(({ schema, at, change }) => `${schema} ${at || '/'}: ${change}`)
      .join(
        '; ',
      )}${breaks.length > 3 ? `; and ${breaks.length - 3} more` : ''}. A breaking change needs a new major version.`,
    details: { against, breaks: breaks.slice(0, NAMED), count: breaks.length },
  }),
});

export const SunsetTooSoon = defineFault<{ sunsetAt: string; earliest: string }>({
  reason: 'sunset_too_soon',
  kind: 'unprocessable',
  cause: 'Callers get at least 30 days to move to the replacement.',
  remedy: 'Name a sunset at least 30 days ahead.',
  say: ({ sunsetAt, earliest }) => ({
    field: '/sunsetAt',
    message: `${sunsetAt} is too soon: callers get 30 days, so the earliest sunset is ${earliest}.`,
    details: { earliest },
  }),
});

export const SunsetBroughtForward = defineFault<{ version: string; sunsetAt: string }>({
  reason: 'sunset_brought_forward',
  kind: 'conflict',
  cause: 'A sunset once announced may be put off but not brought forward: callers plan by it.',
  remedy: 'Name the announced sunset or a later one.',
  say: ({ version, sunsetAt }) => ({
    field: '/sunsetAt',
    message: `The sunset of ${version} was announced for ${sunsetAt}; it may be put off but not brought forward.`,
    details: { sunsetAt },
  }),
});

export const VersionReplacementRefused = defineFault<{ replacement: string; why: string }>({
  reason: 'version_replacement_refused',
  kind: 'unprocessable',
  cause:
    'The replacement is no version of the agent, is the version itself, is deprecated too, or has not come as far.',
  remedy: 'Name another version of the agent that callers can move to.',
  say: ({ replacement, why }) => ({ field: '/replacement', message: `"${replacement}" cannot replace it: ${why}.` }),
});

export const VersionSunset = defineFault<{
  agentId: string;
  version: string;
  sunsetAt: string;
  replacement?: string | undefined;
}>({
  reason: 'version_sunset',
  kind: 'conflict',
  cause: 'The version was deprecated and its sunset has passed: it is no longer run.',
  remedy: 'Move to the replacement.',
  say: ({ agentId, version, sunsetAt, replacement }) => ({
    field: '/version',
    message: `${agentId}@${version} ceased to run on ${sunsetAt}; ${replacement === undefined ? 'nothing was named to replace it' : `its replacement is ${replacement}`}.`,
    details: { replacement },
  }),
});

export const VersionNotDeletable = defineFault<{ version: string; why: string }>({
  reason: 'version_not_deletable',
  kind: 'conflict',
  cause:
    'Somebody may rely on the version: it is certified, an alias stands for it, or it is what an agent in use runs.',
  remedy: 'Deprecate a certified version and wait for its sunset; move the alias; publish another version first.',
  say: ({ version, why }) => `The version ${version} cannot be deleted: ${why}.`,
});

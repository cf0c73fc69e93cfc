// Announces until when a version runs and what callers shall move to.
import { versionDeprecated } from '../../../events/version-deprecated.ts';
import { PermissionMissing } from '../../kernel/index.ts';
import { timestamp } from '../../platform/clock.ts';
import type { DeprecateVersion, VersionSummary } from '../contract.ts';
import { AgentRetired } from '../faults.ts';
import { chooseVersion } from '../get-version.ts';
import { mayRun } from '../model.ts';
import type { Deprecation, VersionEntry } from '../records.ts';
import { type Agent, agentById, putNext, type Writing } from '../store.ts';
import { SunsetBroughtForward, SunsetTooSoon, VersionReplacementRefused } from './faults.ts';

const NOTICE_DAYS = 30;
const DAY_MS = 86_400_000;

interface Named {
  readonly agentId: string;
  readonly version: string;
}

/** Said again, a later sunset stands. A certified version takes the permission to certify. */
export async function deprecateVersion(
  ctx: Writing,
  { agentId, version }: Named,
  asked: DeprecateVersion,
): Promise<VersionSummary> {
  const wanted = { ...asked, sunsetAt: new Date(asked.sunsetAt).toISOString() };
  const agent = await agentById(ctx, agentId);
  if (!mayRun(agent.state)) throw AgentRetired({ agentId });
  const entry = chooseVersion(agent, version);
  if (entry.state === 'CERTIFIED' && !ctx.principal.permissions.includes('agents:certify'))
    throw PermissionMissing({ permission: 'agents:certify', principal: ctx.principal });
  const now = ctx.clock.now();
  refuseSoon(entry, wanted, now);
  if (wanted.replacement !== undefined) refuseUnfit(agent, entry, wanted.replacement);

  const at = timestamp(ctx.clock);
  const deprecation: Deprecation = { ...wanted, at, by: ctx.principal.id };
  const next = { ...entry, deprecation };
  const versions = agent.versions.map((each) => (each === entry ? next : each));
  return ctx.commit({
    writes: [putNext(agent, { ...agent, versions, version: agent.version + 1, updatedAt: at })],
    audit: { action: 'versions.deprecated', resource: `agent/${agentId}@${version}`, details: { ...wanted } },
    events: [versionDeprecated({ agentId, version, ...wanted })],
    answer: { agentId, ...next },
  });
}

function refuseSoon({ version, deprecation }: VersionEntry, { sunsetAt }: DeprecateVersion, now: Date): void {
  if (deprecation) {
    // What was announced was announced in time.
    if (sunsetAt < deprecation.sunsetAt) throw SunsetBroughtForward({ version, sunsetAt: deprecation.sunsetAt });
    return;
  }
  const earliest = new Date(now.getTime() + NOTICE_DAYS * DAY_MS).toISOString();
  if (sunsetAt < earliest) throw SunsetTooSoon({ sunsetAt, earliest });
}

/** Callers of an approved version are not sent to one that is not. */
function refuseUnfit({ versions }: Agent, { version, state }: VersionEntry, replacement: string): void {
  const unfit = (why: string) => VersionReplacementRefused({ replacement, why });
  const found = versions.find((each) => each.version === replacement);
  if (!found) throw unfit('the agent has no such version');
  if (replacement === version) throw unfit('it is the version itself');
  if (found.deprecation) throw unfit('it is deprecated itself');
  if (state === 'CERTIFIED' && found.state !== 'CERTIFIED') throw unfit(`it is ${found.state}, not CERTIFIED`);
}

// Says whether an agent can be run and relied upon at this moment, and if not, what is the matter.
import { loadBuiltin } from '../../builtins/index.ts';
import { unresolved } from '../dependencies/list-dependencies.ts';
import { resolveVersion } from '../model.ts';
import type { VersionEntry } from '../records.ts';
import { type Agent, agentById, type Reading } from '../store.ts';
import { basisOf } from '../versions/basis.ts';
import type { HealthView } from './contract.ts';
import { type Check, ofState, overall } from './model.ts';

/** Judged is the version that callers get by `latest`. */
export async function checkHealth(ctx: Reading, agentId: string): Promise<HealthView> {
  const agent = await agentById(ctx, agentId);
  const latest = resolveVersion(agent.versions, 'latest');
  const checks = [ofState(agent.state), ...(latest ? await ofVersion(ctx, agent, latest) : [NO_VERSION])];
  return { agentId, status: overall(checks), ...(latest && { version: latest.version }), checks };
}

const NO_VERSION: Check = { name: 'version', status: 'unhealthy', message: 'It has no version that could be run.' };

async function ofVersion(ctx: Reading, agent: Agent, latest: VersionEntry): Promise<Check[]> {
  const named: Check = { name: 'version', status: 'healthy', message: `Callers get ${latest.version} by "latest".` };
  const { builtin } = latest.runtime;
  if (!(await loadBuiltin(builtin))) {
    const message = `This release no longer carries the built-in agent "${builtin}".`;
    return [named, { name: 'runtime', status: 'unhealthy', message }];
  }
  const carried: Check = { name: 'runtime', status: 'healthy', message: `The built-in agent "${builtin}" is carried.` };
  return [named, carried, await ofEvidence(ctx, agent, latest), await ofDependencies(ctx, agent.id, latest)];
}

async function ofEvidence(
  ctx: Reading,
  { state }: Agent,
  { version, evidence, runtime }: VersionEntry,
): Promise<Check> {
  const check = (status: Check['status'], message: string): Check => ({ name: 'evidence', status, message });
  if (!evidence && state === 'CERTIFIED') return check('degraded', `${version} is not certified, though the agent is.`);
  if (!evidence) return check('healthy', `${version} is not certified; nothing is claimed that needs evidence.`);
  const { digest } = await basisOf(ctx, runtime.builtin);
  return evidence.basis === digest
    ? check('healthy', `${version} passed its evaluation of ${evidence.at} on what is in use now.`)
    : check('degraded', `${version} was evaluated on other factor sets, or another release, than are in use now.`);
}

async function ofDependencies(ctx: Reading, agentId: string, latest: VersionEntry): Promise<Check> {
  const problems = await unresolved(ctx, { ...latest, agentId });
  const [first] = problems;
  if (first === undefined) return { name: 'dependencies', status: 'healthy', message: 'All it depends on is there.' };
  return { name: 'dependencies', status: 'unhealthy', message: first };
}

// Agents for tests, brought as far along their life as a test needs them.
import { NewAgent, NewVersion } from './contract.ts';
import { createAgent } from './create-agent.ts';
import { createVersion } from './create-version.ts';
import { writesOfMove } from './lifecycle/hooks.ts';
import type { AgentState } from './model.ts';
import { agentById, putNext, type Writing } from './store.ts';
import { basisOf } from './versions/basis.ts';

export const runtime = { kind: 'builtin', builtin: 'fuel-emissions' } as const;

/** `admin` is of a tenant on open ground: what is asked for is written at once. */
export function trialAgents(admin: Writing) {
  let made = 0;

  async function agent(...versions: string[]): Promise<string> {
    made += 1;
    const id = `agent-${made}`;
    await createAgent(admin, NewAgent.parse({ id, name: 'An agent', category: 'emissions' }));
    for (const version of versions) await createVersion(admin, id, NewVersion.parse({ version, runtime }));
    return id;
  }

  /** An agent that has come as far as `state`, whichever way leads there; its one version is certified. */
  async function agentIn(state: AgentState, ctx = admin): Promise<string> {
    const id = await agent('1.0.0');
    const found = await agentById(admin, id);
    const { digest } = await basisOf(admin, runtime.builtin);
    const evidence = { evaluationId: 'evl_1', basis: digest, at: '2026-01-01T00:00:00.000Z' };
    const versions = found.versions.map((entry) => ({ ...entry, state: 'CERTIFIED' as const, evidence }));
    await ctx.commit({ writes: [putNext(found, { ...found, versions, state }), ...writesOfMove(ctx, found, state)] });
    return id;
  }

  return { agent, agentIn };
}

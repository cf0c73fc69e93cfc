// What search knows of an agent, as a pure rule of the agent as the registry has it.
import { type Agent, viewOf } from '../registry/index.ts';
import type { AgentCard } from './contract.ts';
import type { AgentDocument } from './records.ts';
import { EMBEDDING, embed } from './text/embed.ts';
import { regulationsIn } from './text/regulations.ts';

export function documentOf(agent: Agent): AgentDocument {
  const { id, name, description, category, tags, state, createdAt, createdBy, updatedAt } = agent;
  const { latestVersion } = viewOf(agent);
  const builtin = agent.versions.find(({ version }) => version === latestVersion)?.runtime.builtin;
  const card: AgentCard = {
    ...{ id, name, description, category, tags, state, createdAt, createdBy, updatedAt },
    certified: agent.certified === 'yes',
    regulations: regulationsIn([name, description, category, ...tags, builtin ?? '']),
    ...(latestVersion !== undefined && { latestVersion }),
    ...(builtin !== undefined && { builtin }),
  };
  return { ...card, embedding: EMBEDDING, vector: Buffer.from(meaningOf(card)).toString('base64') };
}

/** A name says more than a description. */
export function meaningOf({ name, description, category, tags, builtin = '' }: AgentCard): Int8Array {
  return embed([
    [name, 3],
    [tags.join(' · '), 2],
    [`${category} · ${builtin}`, 1],
    [description, 1],
  ]);
}

/** Kept with the document, unless it was made by an embedding of another release. */
export function vectorOf(document: AgentDocument): Int8Array {
  return document.embedding === EMBEDDING ? new Int8Array(Buffer.from(document.vector, 'base64')) : meaningOf(document);
}

export const cardOf = ({ vector, embedding, ...card }: AgentDocument): AgentCard => card;

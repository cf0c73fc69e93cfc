// All that can happen to an agent or a version, once: listeners name a family, and whoever adds an event adds it here.
import { agentAliasMoved } from '../agent-alias-moved.ts';
import { agentCreated } from '../agent-created.ts';
import { agentDeleted } from '../agent-deleted.ts';
import { agentRestored } from '../agent-restored.ts';
import { agentTransitioned } from '../agent-transitioned.ts';
import { agentUpdated } from '../agent-updated.ts';
import { versionCreated } from '../version-created.ts';
import { versionDeleted } from '../version-deleted.ts';
import { versionDemoted } from '../version-demoted.ts';
import { versionDeprecated } from '../version-deprecated.ts';
import { versionPromoted } from '../version-promoted.ts';
import { versionRestored } from '../version-restored.ts';

/** What changes the card by which an agent is found and shown. */
const CARD_CHANGED = [
  agentUpdated,
  agentTransitioned,
  agentDeleted,
  agentRestored,
  versionCreated,
  versionPromoted,
  versionDemoted,
  versionDeprecated,
  versionDeleted,
  versionRestored,
] as const;

/** From its first entry on; an alias is no part of the card. */
export const AGENT_ENTERED_OR_CHANGED = [agentCreated, ...CARD_CHANGED] as const;

/** What may make something remembered wrong: what was not there before is remembered by nobody. */
export const AGENT_CHANGED = [agentAliasMoved, ...CARD_CHANGED] as const;

export const AGENT_EVENTS = [agentCreated, ...AGENT_CHANGED] as const;

// What containers remember of the registry: agents for some seconds, versions as long as there is room, what they depend on for an hour.
import { type Remembered, rememberingTable, type SharedResult } from '../kernel/index.ts';
import { DependenciesView } from './dependencies/contract.ts';
import { agentRecord, versionRecord } from './records.ts';

/** Everybody else may be shown an agent as it was a few seconds ago. */
const CHANGED_BY = ['agents:write', 'agents:certify'] as const;

/** Of the items of the registry those that are read again and again. */
export const registryKinds: readonly Remembered[] = [
  { name: 'agents', record: agentRecord, changedBy: CHANGED_BY, tags: ({ id }) => [`agent:${id}`] },
  {
    ...{ name: 'versions', record: versionRecord, changedBy: [], immutable: true },
    tags: ({ agentId }) => [`agent:${agentId}`],
  },
];

/** The table for whoever shows agents and changes nothing. */
export const registryTable = rememberingTable(registryKinds);

/** Takes a read for each agent that could be meant: kept for all containers until any agent changes. */
export const dependenciesResult: SharedResult<DependenciesView> = {
  ...{ name: 'dependencies', schema: DependenciesView, changedBy: CHANGED_BY },
  ...{ tags: ['agents'], seconds: 3_600 },
};

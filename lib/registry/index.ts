// The door of the registry.
export * from './contract.ts';
export { createAgent } from './create-agent.ts';
export { createVersion } from './create-version.ts';
export { deleteAgent } from './delete-agent.ts';
export * from './faults.ts';
export { getAgent, listAgents } from './get-agent.ts';
export { getVersion, listVersions } from './get-version.ts';
export { agentRecord, type VersionEntry } from './records.ts';
export { runnableVersion } from './runnable.ts';
export { listTransitions, transitionAgent } from './transition-agent.ts';

// The door of the registry.
export * from './contract.ts';
export { createAgent } from './create-agent.ts';
export { createVersion } from './create-version.ts';
export { deleteAgent } from './delete-agent.ts';
export * from './faults.ts';
export { getAgent, listAgents } from './get-agent.ts';
export { chooseVersion, getVersion, listVersions } from './get-version.ts';
export { type AgentState, VERSION_STATES } from './model.ts';
export { agentRecord, type Evidence, type VersionEntry } from './records.ts';
export { runnableVersion, runnableVersionBeside } from './runnable.ts';
export { type Agent, agentById } from './store.ts';
export { listTransitions, transitionAgent } from './transition-agent.ts';
export { updateAgent } from './update-agent.ts';
export { type Basis, basisOf } from './versions/basis.ts';
export { demoteVersion, renewEvidence } from './versions/move-version.ts';
export { type Judged, promoteVersion } from './versions/promote-version.ts';
export { certifiedAgents, listVersionTransitions } from './versions/version-history.ts';

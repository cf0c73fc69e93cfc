// Who this agent is; the version rises whenever a receipt of the old one would no longer recompute.
export const AGENT_ID = 'building-energy';
export const AGENT_VERSION = '2.0.0';

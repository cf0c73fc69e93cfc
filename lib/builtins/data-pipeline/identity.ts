// Who this agent is; the version rises whenever a receipt of the old one would no longer recompute.
export const AGENT_ID = 'data-pipeline';
export const AGENT_VERSION = '1.0.0';

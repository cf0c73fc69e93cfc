// Who this agent is; the version rises whenever a receipt of the old one would no longer recompute.
export const AGENT_ID = 'fuel-emissions';
export const AGENT_VERSION = '1.1.0';
/** Versions whose receipts still recompute here: 1.0.0 knew the curated fuels alone. */
export const REPLAYED_VERSIONS: readonly string[] = ['1.0.0', AGENT_VERSION];

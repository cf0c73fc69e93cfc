// Who this agent is; the version rises whenever a receipt of the old one would no longer recompute.
export const AGENT_ID = 'data-validation';
export const AGENT_VERSION = '1.0.0';
/** The file that the rules stand in, named here so that whoever only lists agents need not load the room of validation. */
export const RULE_FILE = 'lib/validation/data/rules.json';

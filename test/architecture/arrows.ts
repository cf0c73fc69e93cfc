// The one list of who may know whom: a domain imports another's index.ts (or contract.ts) along these acyclic arrows.

/** domain → the neighbours whose door it may use. A domain that is not named here uses none. */
export const DOMAIN_ARROWS: Readonly<Record<string, readonly string[]>> = {
  artifacts: ['registry'],
  calculators: ['factors'],
  calculations: ['calculators', 'factors'],
  builtins: ['calculators', 'eudr', 'factors', 'geometry', 'pipelines', 'receipts', 'rows', 'validation'],
  validation: ['factors', 'files', 'geometry', 'receipts', 'rows'],
  pipelines: ['aggregation', 'rows'],
  registry: ['builtins', 'factors', 'jobs'],
  certification: ['builtins', 'executions', 'factors', 'receipts', 'registry'],
  executions: ['builtins', 'factors', 'files', 'receipts', 'registry'],
  impact: ['builtins', 'executions', 'factors'],
  identity: ['tenancy'],
  metrics: ['registry'],
  search: ['registry'],
};

/** These only listen: whoever needs them to know something says it as an event. */
export const LISTENERS = ['audit', 'notifications', 'search', 'metrics', 'webhooks'] as const;

/** Rooms of lib/ that carry the domains and are none themselves. */
export const CARRIERS = ['kernel', 'platform', 'shared'] as const;

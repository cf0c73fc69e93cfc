// Which error names an ErrorEquals list speaks of, wildcards and the two errors nobody can catch included.
const uncatchable = ['States.DataLimitExceeded', 'States.Runtime'];
const timeouts = ['States.Timeout', 'States.HeartbeatTimeout'];

export function matches(names: readonly string[], error: string | undefined): boolean {
  if (error !== undefined && uncatchable.includes(error)) return names.includes(error) && error !== 'States.Runtime';
  return names.some((name) => matchesOne(name, error ?? ''));
}

function matchesOne(name: string, error: string): boolean {
  if (name === error || name === 'States.ALL') return true;
  if (name === 'States.TaskFailed') return !timeouts.includes(error);
  return name === 'States.Timeout' && timeouts.includes(error);
}

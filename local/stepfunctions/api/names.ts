// The names and ARNs of machines and executions.
import { arnOf, type Place } from '../../wire/place.ts';
import { invalidArn, invalidName } from './faults.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the service forbids in names.
const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/;

export function checkedName(name: string): string {
  if (name.length < 1 || name.length > 80 || forbidden.test(name)) throw invalidName(name);
  return name;
}

export function machineArn(place: Place, name: string): string {
  return arnOf(place, 'states', `stateMachine:${name}`);
}

export function executionArn(machine: string, name: string): string {
  return `${machine.replace(':stateMachine:', ':execution:')}:${name}`;
}

export function checkedArn(arn: string, kind: 'stateMachine' | 'execution'): string {
  if (!arn.startsWith('arn:aws:states:') || !arn.includes(`:${kind}:`)) throw invalidArn(arn);
  return arn;
}

/** Dates travel as seconds in this protocol. */
export function epochSeconds(milliseconds: number): number {
  return milliseconds / 1000;
}

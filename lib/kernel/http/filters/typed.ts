// Holds a filter against the fields of the list: every name is known, every value is one the field could have.
import type { Problem } from '../../../shared/fault.ts';
import { nearestTo } from '../../../shared/nearest.ts';
import { FILTER_LIMITS, type Field, type Fields, type Filter, type Literal, operatorsOf } from './model.ts';

type Comparison = Extract<Filter, { kind: 'compare' }>;

/** The filter with its values as the fields' own; what does not fit is added to `problems` under `place`. */
export function typed(filter: Filter, fields: Fields, place: string, problems: Problem[]): Filter {
  const refuse = (message: string): void => void problems.push({ field: place, message });
  const visit = (inner: Filter): Filter => {
    if (inner.kind === 'not') return { kind: 'not', of: visit(inner.of) };
    return inner.kind === 'compare' ? compared(inner, fields, refuse) : { kind: inner.kind, of: inner.of.map(visit) };
  };
  return visit(filter);
}

function compared(comparison: Comparison, fields: Fields, refuse: (message: string) => void): Comparison {
  const { field: name, operator, values } = comparison;
  const field = fields.get(name);
  if (!field) {
    refuse(`There is no field "${name}" to filter by.${meant(name, [...fields.keys()])}`);
    return comparison;
  }
  const offered = operatorsOf(field.type);
  if (!offered.includes(operator))
    refuse(`"${operator}" is not for ${name}, a ${field.type}; use ${offered.join(', ')}.`);
  if (values.length > FILTER_LIMITS.choices) refuse(`"in" takes at most ${FILTER_LIMITS.choices} values.`);
  const exact = operator === 'eq' || operator === 'ne' || operator === 'in';
  return { ...comparison, values: values.map((value) => valueFor(name, field, { value, exact }, refuse)) };
}

interface Given {
  readonly value: Literal;
  /** A value is named outright, so it must be one of the field's choices. */
  readonly exact: boolean;
}

function valueFor(name: string, field: Field, { value, exact }: Given, refuse: (message: string) => void): Literal {
  if (value === null) return value;
  const text = String(value);
  if (field.type === 'number') {
    if (!/^-?\d+(\.\d+)?$/.test(text)) refuse(`${name} is a number, and "${text.slice(0, 40)}" is none.`);
    return Number(text);
  }
  if (field.type === 'boolean') {
    if (text !== 'true' && text !== 'false') refuse(`${name} is true or false, not "${text.slice(0, 40)}".`);
    return text === 'true';
  }
  if (field.type === 'time') return timeFor(name, text, refuse);
  if (exact && field.choices && !field.choices.includes(text))
    refuse(`${name} is never "${text.slice(0, 40)}".${meant(text, field.choices)}`);
  return text;
}

function meant(name: string, known: readonly string[]): string {
  const near = nearestTo(name, known);
  return `${near === undefined ? '' : ` Did you mean "${near}"?`} There are: ${known.join(', ')}.`;
}

const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** A date means its beginning in UTC. */
function timeFor(name: string, text: string, refuse: (message: string) => void): string {
  const time = TIME.test(text) ? new Date(text) : undefined;
  if (time && !Number.isNaN(time.getTime())) return time.toISOString();
  refuse(`${name} is a time, and "${text.slice(0, 40)}" is none; write 2026-01-31 or 2026-01-31T10:00:00Z.`);
  return text;
}

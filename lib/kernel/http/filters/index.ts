// The door of filters: what a query of a list asks for beyond its page, read and judged.
import type { Problem } from '../../../shared/fault.ts';
import { type Fields, type Filter, OPERATORS, type Operator } from './model.ts';
import { FilterRefused, parseFilter } from './parse-filter.ts';
import { typed } from './typed.ts';

export { filterOver } from './expression.ts';
export { fieldsOf } from './fields-of.ts';
export { fieldsIn, holds, onlyIn } from './holds.ts';
export { type Fields, type Filter, type Literal, operatorsOf } from './model.ts';

const PARAMETER = /^([A-Za-z_]\w*)(?:\[(\w*)\])?$/;

/** Is this the name of a query parameter that filters by one of these fields, like `state` or `createdAt[gte]`? */
export const filters = (name: string, fields: Fields): boolean => {
  const [, field = '', operator] = PARAMETER.exec(name) ?? [];
  return fields.has(field) || operator !== undefined;
};

/** All that the query demands of an item at once; undefined when it demands nothing. Problems come with JSON Pointers under `/query`. */
export function readFilters(
  query: Readonly<Record<string, string>>,
  fields: Fields,
): { readonly filter: Filter | undefined; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const { filter: expression, ...single } = query;
  const all = Object.entries(single).flatMap(([name, value]) => {
    const filter = ofParameter(name, value, problems);
    return filter ? [typed(filter, fields, `/query/${name}`, problems)] : [];
  });
  const whole = expression === undefined ? undefined : ofExpression(expression, fields, problems);
  const of = whole ? [...all, whole] : all;
  return { filter: of.length > 1 ? { kind: 'all', of } : of[0], problems };
}

function ofParameter(name: string, value: string, problems: Problem[]): Filter | undefined {
  const [, field = '', written = 'eq'] = PARAMETER.exec(name) ?? [];
  const operator: Operator | undefined = OPERATORS.find((known) => known === written);
  if (operator) return { kind: 'compare', field, operator, values: operator === 'in' ? value.split(',') : [value] };
  problems.push({
    field: `/query/${name}`,
    message: `"${written}" is no operator; there are: ${OPERATORS.join(', ')}.`,
  });
  return undefined;
}

function ofExpression(expression: string, fields: Fields, problems: Problem[]): Filter | undefined {
  try {
    return typed(parseFilter(expression), fields, '/query/filter', problems);
  } catch (error) {
    if (!(error instanceof FilterRefused)) throw error;
    problems.push({ field: '/query/filter', message: `${error.message} (character ${error.at})` });
    return undefined;
  }
}

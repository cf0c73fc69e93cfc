// Holds `?fields=` against the schema of the answer: what could never stand there is refused, with the nearest of what does.
import * as z from 'zod';
import { nearestTo } from '../../shared/nearest.ts';
import type { EndpointSpec } from '../spec.ts';
import { asType, formsOf } from './schema-forms.ts';

/** All that anybody will mend by hand. */
const MOST = 20;
const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

/** The parameter of an operation: its names are judged when it is sent, by what `output` says of the answer. */
export const fieldsParameter = ({ output }: Pick<EndpointSpec, 'output'>) =>
  z
    .string()
    .max(2000)
    .superRefine((fields, issue) => {
      const answers = Object.values(output).flatMap((schema) => heldBy(schema ?? undefined));
      for (const message of unknownFields(fields, answers)) issue.addIssue({ code: 'custom', message });
    })
    .optional();

function unknownFields(fields: string, answers: readonly z.ZodType[]): string[] {
  const paths = new Set(fields.split(',').map((field) => field.trim()));
  paths.delete('');
  const refused = [...paths].flatMap((path) => unknownIn(path, answers) ?? []);
  return refused.length > MOST ? [...refused.slice(0, MOST), `${refused.length} names are unknown in all.`] : refused;
}

function unknownIn(path: string, answers: readonly z.ZodType[]): string | undefined {
  let at = answers;
  const passed: string[] = [];
  for (const name of path.split('.')) {
    if (at.some(isOpen)) return undefined;
    const next = at.flatMap((form) => heldBy(inside(form, name)));
    if (next.length === 0) return sayUnknown(name, passed, [...new Set(at.flatMap(namesOf))]);
    passed.push(name);
    at = next;
  }
  return undefined;
}

function sayUnknown(name: string, passed: readonly string[], known: readonly string[]): string {
  const where = passed.length > 0 ? `"${shown(passed.join('.'))}"` : 'the answer';
  if (known.length === 0) return `There is no field "${shown(name)}" in ${where}, which has none; leave it out.`;
  const near = nearestTo(name, known);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return `There is no field "${shown(name)}" in ${where}.${hint} There are: ${known.join(', ')}.`;
}

/** A list is asked for what its elements hold; any JSON is, among others, a list of any JSON, and is looked into once. */
function heldBy(schema: z.ZodType | undefined, within: readonly z.ZodType[] = []): z.ZodType[] {
  return formsOf(schema, 'answered').flatMap((form) => {
    if (!(form instanceof z.ZodArray)) return [form];
    return within.includes(form) ? [] : heldBy(asType(form.element), [...within, form]);
  });
}

function inside(form: z.ZodType, name: string): z.ZodType | undefined {
  if (form instanceof z.ZodRecord && form.keyType instanceof z.ZodEnum)
    return form.keyType.options.includes(name) ? asType(form.valueType) : undefined;
  if (form instanceof z.ZodRecord) return asType(form.valueType);
  return form instanceof z.ZodObject && Object.hasOwn(form.shape, name) ? form.shape[name] : undefined;
}

function namesOf(form: z.ZodType): string[] {
  if (form instanceof z.ZodRecord && form.keyType instanceof z.ZodEnum) return form.keyType.options.map(String);
  return form instanceof z.ZodObject ? Object.keys(form.shape) : [];
}

const PLAIN: readonly string[] = [
  'string',
  'number',
  'int',
  'bigint',
  'boolean',
  'enum',
  'literal',
  'null',
  'date',
  'never',
];

/** Nobody can say beforehand what it will hold. */
function isOpen(form: z.ZodType): boolean {
  if (form instanceof z.ZodRecord) return false;
  if (!(form instanceof z.ZodObject)) return !PLAIN.includes(form.def.type);
  const rest = asType(form.def.catchall);
  return rest !== undefined && !(rest instanceof z.ZodNever);
}

// A definition as it is sent, JSON or the text of YAML, into a checked one, with every problem at its place.
import * as z from 'zod';
import { problemsOf, worded } from '../../kernel/index.ts';
import { readYaml } from '../../shared/yaml/read-yaml.ts';
import { PipelineDefinition } from './stages.ts';

interface Found {
  readonly field: string;
  readonly message: string;
}

export type DefinitionRead = { readonly definition: PipelineDefinition } | { readonly problems: readonly Found[] };

export function readDefinition(given: unknown): DefinitionRead {
  if (typeof given !== 'string') return checked(given, () => '');
  const read = readYaml(given);
  if (!read.ok)
    return {
      problems: read.problems.map(({ field, line, column, message }) => ({
        field,
        message: `Line ${line}, column ${column}: ${message}`,
      })),
    };
  return checked(read.value, (pointer) => {
    const { line, column } = read.placeOf(pointer);
    return `Line ${line}, column ${column}: `;
  });
}

function checked(value: unknown, place: (pointer: string) => string): DefinitionRead {
  const parsed = PipelineDefinition.safeParse(value, worded);
  if (parsed.success) return { definition: parsed.data };
  const problems = problemsOf(parsed.error, PipelineDefinition, { root: '', value });
  return { problems: problems.map(({ field = '', message }) => ({ field, message: place(field) + message })) };
}

/** The field of a request that holds a definition: what is wrong inside it is a problem of the request. */
export const DefinitionField = z
  .union([z.string().min(1).max(262_144), z.record(z.string(), z.json())], {
    error: 'Give the definition as an object, or as the text of YAML.',
  })
  .superRefine((given, context) => {
    const read = readDefinition(given);
    if ('definition' in read) return;
    for (const { field, message } of read.problems) context.addIssue({ code: 'custom', path: partsOf(field), message });
  })
  .describe('The stages of the pipeline: an object, or the text of YAML.');

const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

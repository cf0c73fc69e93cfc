// A body that came as YAML and an answer that goes as YAML; loaded only when somebody speaks it, so that no cold start waits for it.

import type { Problem } from '../../shared/fault.ts';
import type { JsonValue } from '../../shared/json.ts';
import { readYaml } from '../../shared/yaml/read-yaml.ts';
import { writeYaml } from '../../shared/yaml/write-yaml.ts';

/** The data of a text, or its problems with their lines. */
export function dataOfYaml(
  text: string,
  limits: { readonly bytes: number; readonly depth: number },
): { readonly value: JsonValue } | { readonly problems: readonly Problem[] } {
  const read = readYaml(text, limits);
  if (read.ok) return { value: read.value };
  return {
    problems: read.problems.map(({ field, line, column, message }) => ({
      field,
      message: `${message} (line ${line}, column ${column})`,
      details: { line, column },
    })),
  };
}

export const yamlOfJson = (json: string): string => writeYaml(JSON.parse(json));

// What is wrong with a definition, said as one sentence that names state and field.
import type * as z from 'zod';

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly location: string;
}

const jsonPathFields = ['InputPath', 'OutputPath', 'Parameters', 'ResultPath', 'ResultSelector', 'ItemsPath', 'Result'];

export function problem(location: string, field: string, message: string, code = 'SCHEMA_VALIDATION_FAILED'): Problem {
  const state = location.split('/').at(-1);
  const subject = location.includes('/States/') ? `State '${state}'` : 'The state machine';
  return {
    code,
    location: field ? `${location}/${field}` : location,
    message: `${subject}, field '${field}': ${message}`,
  };
}

export function problemsOf(location: string, error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => fromIssue(location, issue));
}

function fromIssue(location: string, issue: z.core.$ZodIssue): Problem[] {
  const field = issue.path.map(String).join('/');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problem(location, field ? `${field}/${key}` : key, unknownField(key)));
  }
  if (issue.code === 'invalid_union') return [closestBranch(location, field, issue)];
  return [problem(location, field, issue.message)];
}

/** Of a union's complaints the deepest is the one that speaks of what the author meant. */
function closestBranch(location: string, field: string, issue: z.core.$ZodIssueInvalidUnion): Problem {
  const deepest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length || rank(b) - rank(a))[0];
  if (!deepest) return problem(location, field, issue.message);
  const path = [field, ...deepest.path.map(String)].filter(Boolean).join('/');
  const key = deepest.code === 'unrecognized_keys' ? deepest.keys[0] : undefined;
  return key ? problem(location, `${path}/${key}`, unknownField(key)) : problem(location, path, deepest.message);
}

function rank(issue: z.core.$ZodIssue): number {
  return issue.code === 'unrecognized_keys' ? 1 : 0;
}

function unknownField(key: string): string {
  return jsonPathFields.includes(key)
    ? 'belongs to the JSONPath dialect; only JSONata is hosted here.'
    : 'is not supported by this interpreter.';
}

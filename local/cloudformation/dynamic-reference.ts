// Finds `{{resolve:…}}`, which CloudFormation replaces behind the template's back and the embedded stack does not.

const REFERENCE = /\{\{resolve:[^}]*\}\}/;

export interface DynamicReference {
  readonly path: readonly string[];
  readonly text: string;
}

export function dynamicReferences(value: unknown, path: readonly string[] = []): DynamicReference[] {
  if (typeof value === 'string') {
    const text = REFERENCE.exec(value)?.[0];
    return text === undefined ? [] : [{ path, text }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => dynamicReferences(inner, [...path, key]));
}

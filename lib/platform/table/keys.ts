// Key templates: `AGENT#{agentId}` is written once per record and says which fields make its keys.

export type KeyValues = Readonly<Record<string, string | number>>;

/** The field names a template asks for: `Fields<'A#{b}#{c}'>` is `'b' | 'c'`. */
export type Fields<T extends string> = T extends `${string}{${infer F}}${infer Rest}` ? F | Fields<Rest> : never;

const FIELD = /\{(\w+)\}/g;

/** `#` separates the parts of a key, so a value may not smuggle one in. */
const escapePart = (value: string | number): string => String(value).replace(/[%#]/g, encodeURIComponent);

export function renderKey(template: string, values: KeyValues): string {
  return template.replace(FIELD, (_, field: string) => {
    const value = values[field];
    if (value === undefined || value === '') throw new Error(`The key ${template} needs a value for ${field}.`);
    return escapePart(value);
  });
}

/** Renders up to the first field that has no value: what a sort key may begin with. */
export function renderPrefix(template: string, values: KeyValues): string {
  let prefix = '';
  let last = 0;
  for (const match of template.matchAll(FIELD)) {
    prefix += template.slice(last, match.index);
    const value = values[match[1] ?? ''];
    if (value === undefined) return prefix;
    prefix += escapePart(value);
    last = match.index + match[0].length;
  }
  return prefix + template.slice(last);
}

export const fieldsOf = (template: string): string[] => [...template.matchAll(FIELD)].map((match) => match[1] ?? '');

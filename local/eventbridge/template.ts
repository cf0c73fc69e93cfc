// Input templates of rules and pipes: text with <placeholders>, rendered the way AWS does inside and outside of quotes.
import type { Json } from './pattern.ts';

/** `$.a.b[0].c` read from a document; `undefined` when it is not there. */
export function readPath(document: Json | undefined, path: string): Json | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps = path.slice(1).match(/[^.[\]'"]+/g) ?? [];
  return steps.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, step) ? value[step] : undefined;
  }, document);
}

/** A template that is one placeholder becomes the bare value; in quotes a value is text; elsewhere it is JSON. */
export function renderTemplate(template: string, resolve: (name: string) => Json | undefined): string {
  const whole = /^\s*<([^<>]+)>\s*$/.exec(template)?.[1];
  if (whole !== undefined) {
    const value = resolve(whole);
    return typeof value === 'string' ? value : JSON.stringify(value ?? null);
  }
  let quoted = false;
  return template.replace(/\\.|"|<([^<>]+)>/gs, (token, name: string | undefined) => {
    if (token === '"') quoted = !quoted;
    if (name === undefined) return token;
    const value = resolve(name);
    return quoted ? insideQuotes(value) : JSON.stringify(value ?? null);
  });
}

function insideQuotes(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return JSON.stringify(text).slice(1, -1);
}

// Finds a value in a JSON document by its pointer (RFC 6901).
import { isJsonObject } from './json.ts';

/** Undefined where the pointer leads nowhere. Throws RangeError for a text that is no pointer. */
export function valueAt(document: unknown, pointer: string): unknown {
  if (pointer === '') return document;
  if (!pointer.startsWith('/')) throw new RangeError(`"${pointer}" is no JSON Pointer: it begins with "/".`);
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(child, document);
}

function child(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

// How large DynamoDB counts an item: names and values in UTF-8, binaries as they are and not in base64, 3 bytes per list or map.
import * as z from 'zod';

const Attribute = z.union([
  z.object({ S: z.string() }),
  z.object({ N: z.string() }),
  z.object({ B: z.string() }),
  z.object({ M: z.record(z.string(), z.unknown()) }),
  z.object({ L: z.array(z.unknown()) }),
  z.record(z.string(), z.unknown()),
]);

/** `item` as on the wire, each value with its type. */
export function itemSize(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);
}

function valueSize(value: unknown): number {
  const typed = Attribute.parse(value);
  if ('S' in typed) return Buffer.byteLength(String(typed.S));
  if ('N' in typed) return Math.ceil(String(typed.N).length / 2) + 1;
  if ('B' in typed) return Buffer.byteLength(String(typed.B), 'base64');
  if ('M' in typed) return 3 + itemSize(Object(typed.M));
  if ('L' in typed && Array.isArray(typed.L)) return typed.L.reduce<number>((sum, one) => sum + 1 + valueSize(one), 3);
  return 1;
}

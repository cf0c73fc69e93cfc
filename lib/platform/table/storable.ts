// Values as the SDK can store them: it tells classes by `constructor`, which in what people send may be just a field.

/** Plain objects with such a field become maps, which are stored alike; everything else stays as it is. */
export function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, storable(inner)] as const);
  return Object.hasOwn(value, 'constructor') ? new Map(entries) : Object.fromEntries(entries);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

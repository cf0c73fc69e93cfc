// One text for one value: RFC 8785 (JCS), so that a hash or a signature over JSON means something.
import canonicalize from 'canonicalize';

/** Throws a TypeError for what JSON cannot say. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only JSON values have a canonical form.');
  return text;
}

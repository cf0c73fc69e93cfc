// What of a YAML document is plain data: maps with text keys, lists, and scalars that are what they look like.
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { JsonValue } from '../json.ts';

export interface DataProblem {
  readonly field: string;
  readonly offset: number;
  readonly message: string;
}

const DECIMAL = /^[-+]?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;
const ALWAYS_KEPT = 15;

export class PlainData {
  readonly problems: DataProblem[] = [];
  /** Pointers are written out only for problems: keys may be long and nested. */
  readonly #path: string[] = [];
  readonly #depth: number;

  constructor(depth: number) {
    this.#depth = depth;
  }

  read(node: unknown): JsonValue {
    if (isAlias(node)) return this.#refuse(node, 'An alias (*) is not read; write out what it stands for.');
    if (isMap(node) || isSeq(node) || isScalar(node)) {
      if (node.anchor) this.#refuse(node, 'An anchor (&) is not read; leave it out.');
      if (node.tag) this.#refuse(node, 'A tag (!) is not read; leave it out.');
    }
    if ((isMap(node) || isSeq(node)) && this.#path.length >= this.#depth)
      return this.#refuse(node, `The text is nested more than ${this.#depth} levels deep.`);
    if (isMap(node)) return this.#map(node);
    if (isSeq(node)) return node.items.map((item, index) => this.#inside(String(index), item));
    return isScalar(node) ? this.#scalar(node) : null;
  }

  #map({ items }: YAMLMap): JsonValue {
    const value: Record<string, JsonValue> = {};
    const seen = new Set<string>();
    for (const pair of items) {
      const key = this.#key(pair);
      if (key === undefined) continue;
      if (seen.has(key)) this.#refuse(pair.key, `The key "${short(key)}" stands twice.`);
      seen.add(key);
      value[key] = this.#inside(key, pair.value);
    }
    return value;
  }

  #key({ key }: Pair): string | undefined {
    const text = isScalar(key) ? keyText(key) : undefined;
    if (text === undefined) this.#refuse(key, 'A key must be text.');
    else if (text === '<<' || text === '__proto__') this.#refuse(key, `The key "${text}" is not read.`);
    else if (isScalar(key) && (key.anchor || key.tag)) this.#refuse(key, 'A key takes no anchor and no tag.');
    else return text;
    return undefined;
  }

  #inside(part: string, node: unknown): JsonValue {
    this.#path.push(part);
    const value = this.read(node);
    this.#path.pop();
    return value;
  }

  #scalar(node: Scalar): JsonValue {
    const { value, source = '' } = node;
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
    if (typeof value !== 'number') return this.#refuse(node, 'This is neither text, number, true, false nor null.');
    if (!DECIMAL.test(source))
      return this.#refuse(node, `Is ${short(source)} a number? Write text in quotes and numbers in plain decimals.`);
    const digits = source.replace(/[eE].*|\D/g, '').replace(/^0+/, '').length;
    if (!Number.isFinite(value) || (digits > ALWAYS_KEPT && String(value) !== source))
      return this.#refuse(node, `${short(source)} has more digits than a number keeps; write it in quotes.`);
    return value === 0 ? 0 : value;
  }

  #refuse(node: unknown, message: string): null {
    const field = this.#path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    if (this.problems.length < 100)
      this.problems.push({ field: field.slice(0, 1000), offset: offsetOf(node), message });
    return null;
  }
}

const short = (text: string): string => text.slice(0, 80);

const keyText = ({ value, source }: Scalar): string | undefined =>
  typeof value === 'string' ? value : value === null ? undefined : (source ?? String(value));

const offsetOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
const isNode = (node: unknown): node is Node => isAlias(node) || isMap(node) || isSeq(node) || isScalar(node);

/** The offset of what a JSON Pointer names: of the key in a map; of what is nearest around it where there is no such thing. */
export function nodeAt(root: unknown, pointer: string): number {
  let node = root;
  let offset = offsetOf(root);
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isSeq(node)) {
      const item = node.items[Number(name)];
      if (item === undefined) return offset;
      [node, offset] = [item, offsetOf(item)];
    } else if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && keyText(key) === name);
      if (!pair) return offset;
      [node, offset] = [pair.value, offsetOf(pair.key)];
    } else return offset;
  }
  return offset;
}

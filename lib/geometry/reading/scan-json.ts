// Reads JSON keeping every number as the text it stood as, because `12.550000` says six decimals and JSON.parse makes it 12.55.
// It reads what strangers send: depth and number of values are bounded, keys may not repeat, and every refusal names line and column.
import { GeoJsonRefused } from '../faults.ts';
import { MAX_DEPTH, MAX_VALUES } from '../limits.ts';

export class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class ScannedObject {
  readonly members = new Map<string, Scanned>();
  /** Where it stands in the text. */
  readonly start: number;
  end = 0;
  constructor(start: number) {
    this.start = start;
  }
}

export const isList = (value: Scanned | undefined): value is readonly Scanned[] => Array.isArray(value);

export type Scanned = null | boolean | string | NumberText | readonly Scanned[] | ScannedObject;

/** Most of a file of plots: two numbers in brackets, taken at once. */
const POSITION =
  /\[[ \t\r\n]*(-?(?:0|[1-9]\d*)(?:\.\d+)?)[ \t\r\n]*,[ \t\r\n]*(-?(?:0|[1-9]\d*)(?:\.\d+)?)[ \t\r\n]*\]/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in texts
const STRING = /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"$/;
const WORD = /[-+]?[\p{L}_][\p{L}\p{N}_]*/uy;
const MAX_STRING = 100_000;

interface Bounds {
  readonly depth: number;
  readonly values: number;
}
export const OF_A_DOCUMENT: Bounds = { depth: MAX_DEPTH, values: MAX_VALUES };

export class JsonScanner {
  readonly #text: string;
  readonly #bounds: Bounds;
  #at = 0;
  #values = 0;

  constructor(text: string, bounds: Bounds = OF_A_DOCUMENT) {
    this.#text = text;
    this.#bounds = bounds;
  }

  /** The whole text as one value. Throws GeoJsonRefused. */
  document(): Scanned {
    if (this.#text.charCodeAt(0) === 0xfeff) this.#at = 1;
    const value = this.#value(0);
    this.#blanks();
    if (this.#at < this.#text.length) throw this.#refusal('There is text behind the end of the JSON value.');
    return value;
  }

  #value(depth: number): Scanned {
    this.#blanks();
    this.#values += 1;
    if (this.#values > this.#bounds.values)
      throw this.#refusal(`The JSON holds more than ${this.#bounds.values} values.`);
    const char = this.#text[this.#at];
    if (char === '[') return this.#array(depth);
    if (char === '{') return this.#object(depth);
    if (char === '"') return this.#string();
    const number = this.#match(NUMBER);
    return number === undefined ? this.#word() : new NumberText(number);
  }

  #array(depth: number): readonly Scanned[] {
    const position = this.#position(depth);
    if (position) return position;
    this.#enter(depth);
    const items: Scanned[] = [];
    if (this.#closes(']')) return items;
    do items.push(this.#value(depth + 1));
    while (this.#continues(']'));
    return items;
  }

  #position(depth: number): readonly Scanned[] | undefined {
    POSITION.lastIndex = this.#at;
    const [all, lon, lat] = (depth < this.#bounds.depth && POSITION.exec(this.#text)) || [];
    if (all === undefined || lon === undefined || lat === undefined) return undefined;
    this.#at += all.length;
    this.#values += 2;
    return [new NumberText(lon), new NumberText(lat)];
  }

  #object(depth: number): ScannedObject {
    const object = new ScannedObject(this.#at);
    this.#enter(depth);
    if (!this.#closes('}')) {
      do this.#member(object, depth);
      while (this.#continues('}'));
    }
    object.end = this.#at;
    return object;
  }

  #member(object: ScannedObject, depth: number): void {
    this.#blanks();
    const key = this.#string();
    if (object.members.has(key)) throw this.#refusal(`The key "${key.slice(0, 60)}" stands twice in one object.`);
    this.#blanks();
    if (this.#text[this.#at] !== ':') throw this.#refusal('A colon is missing behind a key.');
    this.#at += 1;
    object.members.set(key, this.#value(depth + 1));
  }

  #enter(depth: number): void {
    const { depth: most } = this.#bounds;
    if (depth >= most) throw this.#refusal(`The JSON is nested deeper than ${most} levels.`);
    this.#at += 1;
  }

  #closes(bracket: string): boolean {
    this.#blanks();
    if (this.#text[this.#at] !== bracket) return false;
    this.#at += 1;
    return true;
  }

  #continues(bracket: string): boolean {
    if (this.#closes(bracket)) return false;
    if (this.#text[this.#at] !== ',') throw this.#refusal(`A comma or "${bracket}" is missing.`);
    this.#at += 1;
    return true;
  }

  #string(): string {
    if (this.#text[this.#at] !== '"') throw this.#refusal('A text in double quotes is missing.');
    const quoted = this.#text.slice(this.#at, this.#endOfString());
    if (!STRING.test(quoted)) throw this.#refusal('A text has a bare control character or an unknown escape.');
    this.#at += quoted.length;
    return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
  }

  #endOfString(): number {
    let at = this.#at + 1;
    while (this.#text[at] !== '"') {
      at += this.#text[at] === '\\' ? 2 : 1;
      if (at >= this.#text.length || at - this.#at > MAX_STRING)
        throw this.#refusal(`A text does not end, or is longer than ${MAX_STRING} characters.`);
    }
    return at + 1;
  }

  #word(): null | boolean {
    const word = this.#match(WORD);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    this.#at -= word?.length ?? 0;
    throw this.#refusal(
      word === undefined
        ? 'A value is missing.'
        : `"${word.slice(0, 40)}" is no JSON value; JSON knows only finite numbers.`,
    );
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #blanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.#at += 1;
    }
  }

  #refusal(message: string): Error {
    const before = this.#text.slice(0, this.#at);
    const line = before.split('\n').length;
    const column = this.#at - before.lastIndexOf('\n');
    return GeoJsonRefused({
      message: `${message} It stands in line ${line}, column ${column}.`,
      remedy: 'Export the plots as GeoJSON again (RFC 7946).',
      details: { line, column },
    });
  }
}

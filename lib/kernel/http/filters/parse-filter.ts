// Reads `?filter=(state eq 'CERTIFIED' or version gt 3) and not name contains 'x'`: `not` binds closest, then `and`, then `or`.
import { FILTER_LIMITS, type Filter, type Literal, OPERATORS, type Operator } from './model.ts';
import { scan, type Token } from './scan.ts';

/** What is wrong with an expression, and where, counted in characters from 1. */
export class FilterRefused extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at + 1;
  }
}

/** Throws FilterRefused. Fields and values are not judged here. */
export function parseFilter(text: string): Filter {
  if (text.length > FILTER_LIMITS.characters)
    throw new FilterRefused(
      `The filter has ${text.length} characters; at most ${FILTER_LIMITS.characters} are read.`,
      0,
    );
  const tokens = scan(text);
  if ('strayAt' in tokens)
    throw new FilterRefused("Text stands in single quotes ('…'); a name is letters and digits.", tokens.strayAt);
  const reader = new FilterReader(tokens, text.length);
  const filter = reader.any(0);
  reader.end();
  return filter;
}

class FilterReader {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  #next = 0;
  #comparisons = 0;

  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens;
    this.#length = length;
  }

  any(depth: number): Filter {
    return this.#joined('or', 'any', () => this.#joined('and', 'all', () => this.#one(depth)));
  }

  end(): void {
    if (this.#next < this.#tokens.length) this.#refuse('Expected "and", "or" or the end.');
  }

  #joined(word: 'and' | 'or', kind: 'all' | 'any', read: () => Filter): Filter {
    const first = read();
    const of = [first];
    while (this.#took(word)) of.push(read());
    return of.length === 1 ? first : { kind, of };
  }

  #one(depth: number): Filter {
    if (depth > FILTER_LIMITS.depth) this.#refuse(`Brackets and "not" nest at most ${FILTER_LIMITS.depth} deep.`);
    if (this.#took('not')) return { kind: 'not', of: this.#one(depth + 1) };
    if (!this.#marked('(')) return this.#comparison();
    const inside = this.any(depth + 1);
    if (!this.#marked(')')) this.#refuse('Expected a closing bracket.');
    return inside;
  }

  #comparison(): Filter {
    this.#comparisons += 1;
    if (this.#comparisons > FILTER_LIMITS.comparisons)
      this.#refuse(`A filter has at most ${FILTER_LIMITS.comparisons} comparisons.`);
    const field = this.#word('the name of a field');
    const operator = this.#operator();
    return { kind: 'compare', field, operator, values: operator === 'in' ? this.#list() : [this.#literal()] };
  }

  #operator(): Operator {
    const at = this.#next;
    const text = this.#word(`an operator (${OPERATORS.join(', ')})`);
    const operator = OPERATORS.find((known) => known === text);
    if (operator) return operator;
    this.#next = at;
    return this.#refuse(`"${text}" is no operator; there are: ${OPERATORS.join(', ')}.`);
  }

  #list(): Literal[] {
    if (!this.#marked('(')) this.#refuse("Expected a list, like in ('a', 'b').");
    const values = [this.#literal()];
    while (this.#marked(',')) values.push(this.#literal());
    if (!this.#marked(')')) this.#refuse('Expected a comma or a closing bracket.');
    return values;
  }

  #literal(): Literal {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'literal') return this.#refuse("Expected a value: 'text', a number, true, false or null.");
    this.#next += 1;
    return token.value;
  }

  #word(what: string): string {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'word') return this.#refuse(`Expected ${what}.`);
    this.#next += 1;
    return token.text;
  }

  #took(text: string): boolean {
    const token = this.#tokens[this.#next];
    const here = token?.kind === 'word' && token.text === text;
    if (here) this.#next += 1;
    return here;
  }

  #marked(text: '(' | ')' | ','): boolean {
    const token = this.#tokens[this.#next];
    const here = token?.kind === 'mark' && token.text === text;
    if (here) this.#next += 1;
    return here;
  }

  #refuse(message: string): never {
    throw new FilterRefused(message, this.#tokens[this.#next]?.at ?? this.#length);
  }
}

// The chain of statements a consignment rests on: walked from its own references, each once; circles are refused with their path.
import type { Consignment, EarlierStatement } from './contract.ts';
import type { Obstacle } from './model.ts';
import { obstacle } from './obstacle.ts';

export interface Chain {
  /** Reference numbers in the order they are reached. */
  readonly reached: readonly string[];
  /** The longest way down. */
  readonly depth: number;
  readonly obstacles: readonly Obstacle[];
}

/** Two digits of the year, two letters of the country, ten of the system's own. */
const REFERENCE = /^\d{2}[A-Z]{2}[A-Z0-9]{10}$/;
const VERIFICATION = /^[A-Z0-9]{8}$/;
/** The information system takes so many per statement. */
const MOST = 2_000;

export function walkChain({ statements, products }: Consignment): Chain {
  const obstacles: Obstacle[] = [];
  const known = new Map<string, { readonly statement: EarlierStatement; readonly field: string }>();
  for (const [place, statement] of statements.entries()) {
    const field = `/statements/${place}`;
    obstacles.push(...checkNumbers(statement, field));
    if (known.has(statement.referenceNumber))
      obstacles.push(obstacle('statement_repeated', field, `${statement.referenceNumber} is described twice.`));
    else known.set(statement.referenceNumber, { statement, field });
  }
  const asked = products.flatMap(({ referencedStatements }, place) =>
    referencedStatements.map((number, at) => ({ number, field: `/products/${place}/referencedStatements/${at}` })),
  );
  if (new Set(asked.map(({ number }) => number)).size > MOST)
    obstacles.push(obstacle('too_many_references', '/products', `${asked.length} statements are referenced.`));
  const walk = new Walk(known);
  for (const { number, field } of asked) walk.from(number, field);
  return { reached: walk.reached, depth: walk.depth, obstacles: [...obstacles, ...walk.obstacles] };
}

function checkNumbers({ referenceNumber, verificationNumber }: EarlierStatement, field: string): Obstacle[] {
  const found: Obstacle[] = [];
  if (!REFERENCE.test(referenceNumber))
    found.push(
      obstacle('reference_malformed', `${field}/referenceNumber`, `"${referenceNumber}" is no reference number.`),
    );
  if (verificationNumber === undefined || !VERIFICATION.test(verificationNumber))
    found.push(
      obstacle('verification_missing', `${field}/verificationNumber`, `${referenceNumber} has no verification number.`),
    );
  return found;
}

type Known = ReadonlyMap<string, { readonly statement: EarlierStatement; readonly field: string }>;

/** Depth first with a stack of its own: chains may be longer than the engine's. */
class Walk {
  readonly #known: Known;
  readonly #depths = new Map<string, number>();
  readonly obstacles: Obstacle[] = [];
  readonly reached: string[] = [];
  depth = 0;

  constructor(known: Known) {
    this.#known = known;
  }

  from(start: string, field: string): void {
    const path: { number: string; next: number; below: number }[] = [];
    const enter = (number: string, from: string): number | undefined => {
      const circle = path.findIndex((each) => each.number === number);
      if (circle >= 0) this.#refuseCircle([...path.slice(circle).map((each) => each.number), number], from);
      else if (!this.#known.has(number) && !this.#depths.has(number)) this.#refuseUnknown(number, from);
      else if (!this.#depths.has(number)) path.push({ number, next: 0, below: 0 });
      return this.#depths.get(number);
    };
    this.depth = Math.max(this.depth, enter(start, field) ?? 0);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const known = this.#known.get(top.number);
      const reference = known?.statement.references[top.next];
      if (known === undefined || reference === undefined) {
        path.pop();
        this.#leave(top.number, top.below + 1, path.at(-1));
        continue;
      }
      top.below = Math.max(top.below, enter(reference, `${known.field}/references/${top.next}`) ?? 0);
      top.next += 1;
    }
  }

  #leave(number: string, depth: number, above: { below: number } | undefined): void {
    this.#depths.set(number, depth);
    this.reached.push(number);
    if (above) above.below = Math.max(above.below, depth);
    this.depth = Math.max(this.depth, depth);
  }

  #refuseCircle(circle: readonly string[], field: string): void {
    this.obstacles.push(
      obstacle(
        'statements_in_a_circle',
        field,
        `The statements rest on each other: ${circle.slice(0, 12).join(' → ')}.`,
      ),
    );
  }

  #refuseUnknown(number: string, field: string): void {
    this.#depths.set(number, 0);
    this.obstacles.push(obstacle('statement_unknown', field, `Statement ${number} is not described.`));
  }
}

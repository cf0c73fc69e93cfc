// One array of coordinates as a position; what is wrong with it is noted once per ring, with the first place and how many.
import { type FindingCode, find } from '../findings.ts';
import type { Finding, Position } from '../model.ts';
import { isList, NumberText, type Scanned } from './scan-json.ts';

/** Counts per code, and says the first. */
export class Tally {
  readonly #seen = new Map<FindingCode, { pointer: string; message: string; value: string; count: number }>();

  note(code: FindingCode, pointer: string, message: string, value: string): void {
    const seen = this.#seen.get(code);
    if (seen) seen.count += 1;
    else this.#seen.set(code, { pointer, message, value: value.slice(0, 80), count: 1 });
  }

  findings(): Finding[] {
    return [...this.#seen].map(([code, { pointer, message, value, count }]) =>
      find(code, pointer, count === 1 ? message : `${message} (${count} such places.)`, { value, count }),
    );
  }
}

/** A number as people quote it. */
const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Where a position stands; put into words only when there is something to say of it. */
export interface Spot {
  readonly pointer: string;
  /** Among the positions of an array; absent where it stands alone. */
  readonly place?: number;
}

const pointerOf = ({ pointer, place }: Spot): string => (place === undefined ? pointer : `${pointer}/${place}`);

export function readPosition(scanned: Scanned | undefined, spot: Spot, tally: Tally): Position | undefined {
  if (!isList(scanned) || scanned.length < 2) {
    tally.note('coordinates_malformed', pointerOf(spot), 'A position is not [longitude, latitude].', shown(scanned));
    return undefined;
  }
  const [lonText, latText] = [ordinate(scanned[0]), ordinate(scanned[1])];
  if (lonText === undefined || latText === undefined) {
    const axis = lonText === undefined ? 0 : 1;
    const said = 'A coordinate is no finite number.';
    tally.note('coordinates_malformed', `${pointerOf(spot)}/${axis}`, said, shown(scanned[axis]));
    return undefined;
  }
  const quoted = scanned.findIndex((each) => typeof each === 'string');
  if (quoted === 0 || quoted === 1)
    tally.note('coordinates_quoted', `${pointerOf(spot)}/${quoted}`, 'A coordinate is text, not a number.', lonText);
  const beyond = scanned.length - 2;
  if (beyond > 0)
    tally.note('altitude_ignored', pointerOf(spot), 'A position has more than two figures.', shown(scanned[2]));
  return { lon: Number(lonText), lat: Number(latText), lonText, latText, beyond };
}

/** The digits of a finite number, be it quoted. */
function ordinate(scanned: Scanned | undefined): string | undefined {
  if (scanned instanceof NumberText) return Number.isFinite(Number(scanned.text)) ? scanned.text : undefined;
  const text = typeof scanned === 'string' ? scanned.trim() : '';
  return DECIMAL.test(text) && Number.isFinite(Number(text)) ? text : undefined;
}

export function shown(scanned: Scanned | undefined): string {
  if (scanned instanceof NumberText) return scanned.text;
  if (isList(scanned)) return `an array of ${scanned.length}`;
  if (typeof scanned === 'object' && scanned !== null) return 'an object';
  return scanned === undefined ? 'nothing' : String(scanned);
}

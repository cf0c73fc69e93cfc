// Whether what refers to something elsewhere in the record finds it there, unchanged: sources, charts, the hash of what was computed.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonical } from '../../receipts/index.ts';
import { compare } from '../../shared/decimal.ts';
import { isJsonObject, type JsonValue } from '../../shared/json.ts';
import { defineCheck, STAGES } from '../engine/check.ts';
import { isGiven, type Place, pathOf, placesAt, rootOf } from '../engine/path.ts';
import type { Reading } from '../engine/reading.ts';

/** Every value at `each` stands among those at `among`. */
const resolved = defineCheck('resolved', z.looseObject({ each: z.string(), among: z.string() }), (given) => {
  const [each, among] = [pathOf(given.each), pathOf(given.among)];
  return [
    {
      stage: STAGES.whole,
      roots: [rootOf(each), rootOf(among)],
      run(record, say) {
        const known = new Set(record.places(among).map(({ value }) => value));
        const asked = record.places(each).filter(({ value }) => isGiven(value));
        for (const { pointer, value } of asked) if (!known.has(value)) say(pointer, value);
        return asked.length > 0;
      },
    },
  ];
});

/** Every point of a chart shows the figure of the part of its name. */
const Charts = z.looseObject({ points: z.string(), parts: z.string(), name: z.string(), value: z.string() });
const matches = defineCheck('matches', Charts, ({ points, parts, name, value }) => {
  const [shown, data] = [pathOf(points), pathOf(parts)];
  return [
    {
      stage: STAGES.whole,
      roots: [rootOf(shown), rootOf(data)],
      run(record, say) {
        const figureOf = (item: Place) => placesAt(item.value, [value], item.pointer)[0];
        const figures = new Map(record.places(data).map((part) => [inside(part.value, name), figureOf(part)]));
        const places = record.places(shown);
        for (const point of places) {
          const [drawn, part] = [figureOf(point), figures.get(inside(point.value, name))];
          if (drawn !== undefined && !sameFigure(record, drawn, part))
            say(drawn.pointer, drawn.value, { expected: String(part?.value ?? 'no such part') });
        }
        return places.length > 0;
      },
    },
  ];
});

/** 8120 and "8120.0" are one figure. */
function sameFigure(record: Reading, drawn: Place, part: Place | undefined): boolean {
  const [left, right] = [record.decimal(drawn), part && record.decimal(part)];
  return left !== undefined && right !== undefined && compare(left, right) === 0;
}

const inside = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** `hash` is the SHA-256 of the canonical JSON (RFC 8785) of `of`. */
const hash = defineCheck('hash', z.looseObject({ of: z.string(), hash: z.string() }), (given) => {
  const [of, stated] = [pathOf(given.of), pathOf(given.hash)];
  return [
    {
      stage: STAGES.whole,
      roots: [rootOf(of), rootOf(stated)],
      run(record, say) {
        const [content, claim] = [record.places(of)[0], record.places(stated)[0]];
        if (content === undefined || claim === undefined || !isGiven(content.value) || !isGiven(claim.value))
          return false;
        const expected = sha256(content.value);
        if (String(claim.value).toLowerCase() !== expected) say(claim.pointer, claim.value, { expected });
        return true;
      },
    },
  ];
});

/** Lone surrogates have no canonical form, hence no hash anybody could have stated. */
function sha256(value: JsonValue): string {
  try {
    return createHash('sha256').update(canonical(value)).digest('hex');
  } catch {
    return 'none: the content has no canonical form';
  }
}

export const references = [resolved, matches, hash];

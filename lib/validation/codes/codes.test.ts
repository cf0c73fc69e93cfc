// Codes are right exactly when their makers say so: published cases, and check digits that catch every slip they can catch.
import { readFileSync } from 'node:fs';
import { mod97_10 } from 'cdigit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { checkDigit, containerProblem } from './container.ts';
import { cnProblem, ddsProblem, hsProblem, mrnProblem } from './customs.ts';
import { eoriProblem } from './eori.ts';
import { alpha2, countryProblem, currencyProblem } from './geo.ts';
import { CODES } from './index.ts';
import { leiProblem } from './lei.ts';

const Cases = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      inputs: z.object({ value: z.string() }),
      expected: z.object({ valid: z.boolean() }),
      citation: z.string(),
    }),
  ),
});
const casesOf = (name: string) =>
  Cases.parse(JSON.parse(readFileSync(new URL(`data/cases-${name}.json`, import.meta.url), 'utf8'))).cases;

describe.each([
  ['iso6346-container', containerProblem, 7],
  ['lei-iso17442', leiProblem, 45],
  ['eori-hmrc', eoriProblem, 6],
] as const)('published cases of %s', (name, problemOf, count) => {
  test('all are there', () => expect(casesOf(name)).toHaveLength(count));
  test.each(casesOf(name))('$id ($citation)', ({ inputs, expected }) => {
    expect(problemOf(inputs.value) === undefined).toBe(expected.valid);
  });
});

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const sign = fc.constantFrom(...signs);

/** A letter counts as two digits, so a digit in its place moves all that follow: MOD 97-10 does not promise to catch that. */
const isLetter = (text: string | undefined): boolean => text !== undefined && text >= 'A';

test('an LEI with its check digits is right, and with one letter or one digit mistaken for another it is wrong', () => {
  const body = fc.array(sign, { minLength: 18, maxLength: 18 }).map((each) => each.join(''));
  fc.assert(
    fc.property(body, fc.nat(19), sign, (eighteen, at, other) => {
      const digits = eighteen.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
      const lei = eighteen + mod97_10.compute(digits);
      expect(leiProblem(lei)).toBeUndefined();
      fc.pre(lei[at] !== other && isLetter(lei[at]) === isLetter(other));
      expect(leiProblem(lei.slice(0, at) + other + lei.slice(at + 1))).toBeDefined();
    }),
  );
});

test('a container number with its check digit is right, with another it is wrong, and nothing may follow it', () => {
  const owner = fc.stringMatching(/^[A-Z]{3}[UJZ]\d{6}$/);
  fc.assert(
    fc.property(owner, fc.integer({ min: 0, max: 9 }), (ten, digit) => {
      expect(containerProblem(`${ten}${digit}`) === undefined).toBe(digit === checkDigit(ten));
      expect(containerProblem(`${ten}${checkDigit(ten)}X`)).toBeDefined();
    }),
  );
});

test('a movement reference number is held against its check digit', () => {
  const body = fc.stringMatching(/^\d{2}[A-Z]{2}[A-Z0-9]{12}[A-Z0-9]$/);
  fc.assert(
    fc.property(body, fc.integer({ min: 0, max: 9 }), (seventeen, digit) => {
      expect(mrnProblem(`${seventeen}${digit}`) === undefined).toBe(digit === checkDigit(seventeen));
    }),
  );
});

test.each([
  [
    eoriProblem,
    ['DE123456789012345', 'xi123456789012', 'FRABC', 'NL1'],
    ['CH123456789', 'US1', 'DE', 'DE1234567890123456', 'GB12345678901'],
  ],
  [countryProblem, ['DE', 'DEU', 'xk', 'na'], ['XX', 'Germany', '276', 'D', '']],
  [currencyProblem, ['EUR', 'XCG', 'ZWG', 'JPY'], ['eur', 'EURO', 'XTS', 'HRK', '']],
  [cnProblem, ['72081000', '7208 10 00', '7208.10.00', '7208100010'], ['7208', '00081000', '77081000', '7208100O', '']],
  [hsProblem, ['180100', '1801.00'], ['1801', '980100', '18010000']],
  [ddsProblem, ['24ITYGBJFOS258'], ['24ITYGBJFOS25', 'ITYGBJFOS25824', '']],
  [CODES.unit, ['kWh', 'tonne', 'Pieces', 'tkm'], ['bushel', '', 'ton']],
] as const)('%o: right and wrong ones', (problemOf, right, wrong) => {
  expect(right.filter((text) => problemOf(text) !== undefined)).toEqual([]);
  expect(wrong.filter((text) => problemOf(text) === undefined)).toEqual([]);
});

test('a country of three letters leads to its two', () => {
  expect([alpha2('DEU'), alpha2('de'), alpha2('GHA'), alpha2('QQQ')]).toEqual(['DE', 'DE', 'GH', 'QQQ']);
});

test('no text whatever makes a code throw', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60, unit: 'binary' }), (text) => {
      for (const problemOf of Object.values(CODES)) expect(['string', 'undefined']).toContain(typeof problemOf(text));
    }),
  );
});

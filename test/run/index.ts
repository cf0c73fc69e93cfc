// `npm test`: every part in turn, whatever became of the one before; `npm test -- unit contract` runs only those.
import { resolve } from 'node:path';
import { PARTS } from './parts.ts';
import { type Outcome, runPart } from './run-part.ts';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are: ${PARTS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const part of PARTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${part.name} ──`);
  outcomes.push(await runPart(part, resolve(import.meta.dirname, '../..')));
}

const sum = (pick: (outcome: Outcome) => number): number => outcomes.reduce((total, one) => total + pick(one), 0);

console.log('\n── summary ──');
for (const { name, passed, failed, seconds } of outcomes) {
  const counts = passed + failed === 0 ? 'ok' : `${passed} passed, ${failed} failed`;
  console.log(`${name.padEnd(14)} ${`${seconds.toFixed(1)} s`.padStart(8)}   ${counts}`);
}
const failed = sum((outcome) => outcome.failed);
console.log(`${'in all'.padEnd(14)} ${`${sum(({ seconds }) => seconds).toFixed(1)} s`.padStart(8)}`);
console.log(`${sum(({ passed }) => passed)} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

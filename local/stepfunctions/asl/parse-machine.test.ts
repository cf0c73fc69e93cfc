// What a definition is refused for, and that the sentence names the state and the field.
import { expect, test } from 'vitest';
import { parseMachine } from './parse-machine.ts';

function messages(states: object, more: object = {}): string[] {
  const text = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'A', States: states, ...more });
  return parseMachine(text).problems.map((problem) => problem.message);
}

const end = { Type: 'Pass', End: true };
const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, End: true };
const processor = { StartAt: 'I', States: { I: end } };

test.each([
  ['a JSONPath field', { A: { ...end, ResultPath: '$.x' } }, /State 'A', field 'ResultPath': belongs to the JSONPath/],
  [
    'an unknown integration',
    { A: { ...task, Resource: 'arn:aws:states:::sqs:sendMessage' } },
    /State 'A', field 'Resource'/,
  ],
  [
    'an unknown argument',
    { A: { ...task, Arguments: { FunctionName: 'f', Qualifier: '1' } } },
    /'A', field 'Arguments\/Qualifier'/,
  ],
  ['an unknown kind', { A: { Type: 'Activity' } }, /State 'A', field 'Type'/],
  ['a missing target', { A: { Type: 'Pass', Next: 'B' } }, /State 'A', field 'Next': names 'B'/],
  ['a missing exit', { A: { Type: 'Pass' } }, /State 'A', field 'Next'/],
  ['an unreachable state', { A: end, B: end }, /State 'B'.*cannot be reached/],
  [
    'an expression that does not compile',
    { A: { ...end, Output: { x: '{% 1 + %}' } } },
    /State 'A', field 'Output\/x'.*compiles/,
  ],
  ['a variable named states', { A: { ...end, Assign: { states: 1 } } }, /State 'A', field 'Assign\/states'/],
  [
    'two ways to wait',
    { A: { Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true } },
    /field 'Seconds'/,
  ],
  [
    'a ResultWriter',
    { A: { Type: 'Map', ItemProcessor: processor, ResultWriter: {}, End: true } },
    /field 'ResultWriter': is not supported/,
  ],
  [
    'a reader on an inline map',
    { A: { Type: 'Map', ItemProcessor: processor, ToleratedFailureCount: 1, End: true } },
    /needs .*DISTRIBUTED/,
  ],
  [
    'a fault inside a branch',
    { A: { Type: 'Parallel', Branches: [{ StartAt: 'X', States: { I: end } }], End: true } },
    /'StartAt': names 'X'/,
  ],
])('%s is refused by name', (_what, states, expected) => {
  expect(messages(states).join('\n')).toMatch(expected);
});

test('JSONPath is refused for every state that does not choose JSONata', () => {
  const text = JSON.stringify({
    StartAt: 'A',
    States: { A: { ...end, QueryLanguage: 'JSONata', Next: 'B', End: undefined }, B: end },
  });
  expect(parseMachine(text).problems.map(({ message }) => message)).toEqual([
    "State 'B', field 'QueryLanguage': must be JSONata: the JSONPath dialect is not hosted.",
  ]);
});

test('text that is not JSON, a missing start and an empty machine are refused', () => {
  expect(parseMachine('{').problems).toHaveLength(1);
  expect(messages({ A: end }, { StartAt: 'Z' })[0]).toContain("'StartAt': names 'Z'");
  expect(messages({})).not.toEqual([]);
});

// What `npm start --` accepts and refuses.
import { expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

it('nothing given means serving on 8080 from .local', () => {
  expect(readArguments([])).toEqual({ once: false, json: false, reset: false, port: 8080, dataDir: '.local' });
});

it.each([[['--prot', '1']], [['--port', 'x']], [['--port', '70000']], [['--json']], [['stray']]])(
  '%j is refused',
  (args) => {
    expect(() => readArguments(args)).toThrow();
  },
);

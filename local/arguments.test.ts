// What `npm start --` accepts and refuses.
import { expect, it } from 'vitest';
import { advising, readArguments } from './arguments.ts';

it('nothing given means serving on 8080 from .local', () => {
  expect(readArguments([])).toEqual({ once: false, json: false, reset: false, port: 8080, dataDir: '.local' });
});

it.each([[['--prot', '1']], [['--port', 'x']], [['--port', '70000']], [['--json']], [['stray']]])(
  '%j is refused',
  (args) => {
    expect(() => readArguments(args)).toThrow();
  },
);

it('the advice to reset carries the flags this start was given, fit to be pasted into a shell', () => {
  const said = 'x.sqlite cannot be read; start over with: npm start -- --reset';
  expect(advising(said, [])).toBe(said);
  expect(advising(said, ['--data-dir', '/data/one', '--port=9000'])).toBe(`${said} --data-dir /data/one --port=9000`);
  expect(advising(said, ['--reset', '--data-dir', "it's here $&"])).toBe(`${said} --data-dir 'it'\\''s here $&'`);
  expect(advising('run "npm start -- --reset" to begin anew', ['--data-dir', 'd'])).toBe(
    'run "npm start -- --reset --data-dir d" to begin anew',
  );
  expect(advising('The port is taken.', ['--data-dir', 'd'])).toBe('The port is taken.');
});

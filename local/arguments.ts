// What `npm start --` may be followed by.
import { parseArgs } from 'node:util';
import * as z from 'zod';

export interface Arguments {
  readonly once: boolean;
  readonly json: boolean;
  readonly reset: boolean;
  readonly port: number;
  readonly dataDir: string;
}

const Port = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_534));

export const USAGE = `npm start [-- options]
  --once           run the demonstration, then exit with 0 or 1
  --json           with --once: print one line of JSON last
  --reset          forget all data of earlier starts first
  --port <n>       port of the API (8080); SDK clients are served on the next one; 0 takes any free ports
  --data-dir <d>   where data is kept (.local)`;

/** Throws a sentence when something is asked that does not exist. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      port: { type: 'string', default: '8080' },
      'data-dir': { type: 'string', default: '.local' },
    },
  });
  const port = Port.safeParse(values.port);
  if (!port.success) throw new Error(`--port takes a number from 0 to 65534, not "${values.port}".`);
  if (values.json && !values.once) throw new Error('--json goes with --once.');
  return { once: values.once, json: values.json, reset: values.reset, port: port.data, dataDir: values['data-dir'] };
}

/** What the sentences of a bad start advise. */
const RESET = 'npm start -- --reset';

/** The advice to reset, with whatever else this start was given: without its flags it would reset another place. */
export function advising(sentence: string, args: readonly string[]): string {
  const others = args.filter((arg) => arg !== '--reset').map(quoted);
  return sentence.replaceAll(RESET, () => [RESET, ...others].join(' '));
}

const quoted = (arg: string): string => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`);

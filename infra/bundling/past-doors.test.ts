// Whatever is imported through doors, in whichever form, comes from the file that defines it.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pastDoors, readOrigins } from './past-doors.ts';

const home = mkdtempSync(join(tmpdir(), 'doors-'));
const write = (path: string, text: string) => {
  mkdirSync(join(home, path, '..'), { recursive: true });
  writeFileSync(join(home, path), text);
};
write(
  'a/index.ts',
  "export { type Word, one, two as deux } from './things.ts';\nexport * from './more.ts';\nexport const own = 1;",
);
write('a/more.ts', 'export const three = 3;\nexport async function four() {}\nconst hidden = 5;');
write('b/index.ts', "// A door that hands on\nexport {\n  deux as zwei,\n  own,\n} from '../a/index.ts';");

const past = (source: string) => pastDoors(source, join(home, 'c', 'user.ts'), readOrigins());

test('each name comes from where it is defined; types are left out; the door is named still', () => {
  expect(past("import { four, one, three as drei, type Word } from '../a/index.ts';")).toBe(
    "import { four as four } from './../a/more.ts'; import { one as one } from './../a/things.ts'; " +
      "import { three as drei } from './../a/more.ts'; import '../a/index.ts';",
  );
});

test('what a door defines itself comes through the door, also through another one; lines stay lines', () => {
  expect(past("import {\n  own,\n  zwei,\n} from '../b/index.ts';\nuse(own);")).toBe(
    "import { own as own } from './../a/index.ts'; import { two as zwei } from './../a/things.ts'; import '../b/index.ts';\n\n\n\nuse(own);",
  );
});

test('what names no door, or only its types, stays as it is', () => {
  for (const source of [
    "import { one } from '../a/things.ts';",
    "import type { Word } from '../a/index.ts';",
    "import * as all from '../a/index.ts';",
  ])
    expect(past(source)).toBe(source);
});

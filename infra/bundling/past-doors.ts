// Leads imports past the doors of domains, straight to the files that define what they name.
//
// In a bundle built in parts, a file that any part needs goes wherever it can be reached from, and through a door all can be: a cold
// start read what only agents loaded later use. Doors hand on and do nothing else; past them, the program is the same.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const IMPORT = /^import \{([^}]*)\} from '(\.[^']*\/index\.ts)';$/gm;
const HANDS_ON = /^export \{([^}]*)\} from '(\.[^']*)';$/gm;
const HANDS_ON_ALL = /^export \* from '(\.[^']*)';$/gm;
const DEFINED = /^export (?:async )?(?:const|function\*?|class) (\w+)/gm;

interface Origin {
  readonly file: string;
  readonly name: string;
}
export type Origins = (door: string) => ReadonlyMap<string, Origin>;

/** What doors hand on, each read once; what a door defines itself is not among it. */
export function readOrigins(): Origins {
  const read = new Map<string, ReadonlyMap<string, Origin>>();
  const originsOf: Origins = (door) => {
    const known = read.get(door);
    if (known) return known;
    const found = new Map<string, Origin>();
    const text = readFileSync(door, 'utf8');
    for (const [, list = '', from = ''] of text.matchAll(HANDS_ON)) {
      const file = join(dirname(door), from);
      for (const { name, as } of namesIn(list)) found.set(as, originIn(file, name));
    }
    for (const [, from = ''] of text.matchAll(HANDS_ON_ALL)) {
      const file = join(dirname(door), from);
      for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(DEFINED)) found.set(name, { file, name });
    }
    read.set(door, found);
    return found;
  };
  /** A door may hand on what another handed to it. */
  const originIn = (file: string, name: string): Origin =>
    (file.endsWith('/index.ts') && originsOf(file).get(name)) || { file, name };
  return originsOf;
}

/** Types are gone before a bundle is made. */
const namesIn = (list: string) =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '))
    .map((one) => {
      const [name = '', as = name] = one.split(' as ');
      return { name, as };
    });

/** The same source, on as many lines. */
export function pastDoors(source: string, path: string, originsOf: Origins): string {
  return source.replace(IMPORT, (whole, list: string, door: string) => {
    const known = originsOf(join(dirname(path), door));
    const imports = namesIn(list).map(({ name, as }) => {
      const origin = known.get(name);
      const from = origin ? `./${relative(dirname(path), origin.file)}` : door;
      return `import { ${origin?.name ?? name} as ${as} } from '${from}';`;
    });
    // Named still, so that the bundle is known to be made of the door too; nothing of it is taken in.
    const lines = '\n'.repeat(whole.split('\n').length - 1);
    return `${[...imports, `import '${door}';`].join(' ')}${lines}`;
  });
}

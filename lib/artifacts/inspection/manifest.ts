// What an archive says of itself: its package.json or agent spec, at its root or in the one folder it was packed in.
import * as z from 'zod';

export const Manifest = z.strictObject({
  path: z.string(),
  kind: z.enum(['package', 'agent-spec']),
  name: z.string().optional(),
  version: z.string().optional(),
});
export type Manifest = z.output<typeof Manifest>;

const NAMES: Readonly<Record<string, Manifest['kind']>> = { 'package.json': 'package', 'agent.json': 'agent-spec' };

/** Whether a file of this path would be one. */
export function manifestKind(path: string): Manifest['kind'] | undefined {
  const parts = path.split('/');
  const name = parts.length <= 2 ? (parts.at(-1) ?? '') : '';
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
}

const word = z.string().max(256).optional().catch(undefined);
const Said = z.object({ name: word, id: word, version: word });

/** A file that cannot be read is no manifest; nobody depends on it. */
export function readManifest(path: string, kind: Manifest['kind'], text: string): Manifest | undefined {
  const said = parse(text);
  if (!said) return undefined;
  const name = kind === 'agent-spec' ? (said.id ?? said.name) : said.name;
  return {
    path,
    kind,
    ...(name !== undefined && { name }),
    ...(said.version !== undefined && { version: said.version }),
  };
}

function parse(text: string): z.output<typeof Said> | undefined {
  try {
    return Said.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

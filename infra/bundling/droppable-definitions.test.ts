// What definitions look like to the bundler: droppable where nobody uses them, and the same where somebody does.
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { droppable } from './droppable-definitions.ts';

const SOURCE = `import * as z from 'zod';
export const Name = z.string().min(3);
export const Unused = z
  .object({
    name: Name,
  })
  .refine(
    ({ name }) => {
      const first = name[0];
      return first !== 'unused';
    },
    { error: 'unused' },
  );
export const used: z.ZodType<{ name: string }> = z.object({
  name: Name,
});
const Transformed = z.object({}).transform(({ name }) => {
  const unused = name;
  return { unused };
});
const notOurs = call('kept');
export const Tail = z.string(); // unused, with a word behind it
export function reading() {
  const Inner = z.string();
  return Inner;
}
export const unusedFault = defineFault<{ id: string }>({
  say: ({ id }) => \`unused \${id}\`,
});
export const Longer = Unused.extend({ more: Name });
export const alsoUnused = defineFault<{
  id: string;
}>({ say: ({ id }) => \`unused \${id}\` });
`;

test('what is defined keeps its lines, and only definitions at the top of a file are touched', () => {
  const given = SOURCE.split('\n');
  const made = droppable(SOURCE).split('\n');
  expect(made.length).toBe(given.length);
  const changed = given.flatMap((line, at) => (line === made[at] ? [] : [made[at]]));
  expect(changed).toEqual([
    'export const Name = /* @__PURE__ */ (() => z.string().min(3))();',
    'export const Unused = /* @__PURE__ */ (() => z',
    '  ))();',
    'export const used: z.ZodType<{ name: string }> = /* @__PURE__ */ (() => z.object({',
    '}))();',
    'const Transformed = /* @__PURE__ */ (() => z.object({}).transform(({ name }) => {',
    '}))();',
    'export const unusedFault = /* @__PURE__ */ (() => defineFault<{ id: string }>({',
    '}))();',
    'export const Longer = /* @__PURE__ */ (() => Unused.extend({ more: Name }))();',
    'export const alsoUnused = /* @__PURE__ */ (() => defineFault<{',
    '}>({ say: ({ id }) => `unused ${id}` }))();',
  ]);
});

test('what nobody uses falls away, with what only that used; what is used stays a plain call', async () => {
  const files: Readonly<Record<string, string>> = {
    entry: `import { used } from 'model'; console.log(used);`,
    model: droppable(`import { defineFault, call } from 'ours';\n${SOURCE}`),
    zod: 'export const string = () => globalThis; export const object = () => globalThis;',
    ours: 'export const defineFault = () => globalThis; export const call = (x) => console.log(x);',
  };
  const { outputFiles } = await build({
    ...{ entryPoints: ['entry'], bundle: true, minify: true, format: 'esm', write: false, logLevel: 'silent' },
    plugins: [
      {
        name: 'in-memory',
        setup(given) {
          given.onResolve({ filter: /.*/ }, ({ path }) => ({ path, namespace: 'memory' }));
          given.onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({
            contents: files[path] ?? '',
            loader: 'ts',
          }));
        },
      },
    ],
  });
  const text = outputFiles[0]?.text ?? '';
  expect(text).toContain('kept');
  expect(text).not.toContain('unused');
  expect(text).not.toContain('=>(()');
});

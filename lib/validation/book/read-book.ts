// The YAML files of this room become one book of rules: read strictly when the release is made, never while it runs.
import * as z from 'zod';
import { readYaml } from '../../shared/yaml/read-yaml.ts';
import { RuleFileRefused } from '../faults.ts';
import { type BookFile, FRAMEWORKS, RecordType, Rule, Vocabulary } from '../model.ts';

export interface RuleFile {
  /** Path within the room: `rules/cbam.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** What rules of one file have in common stands at its head. */
const Rules = z.strictObject({
  framework: z.string(),
  validFrom: z.string(),
  source: z.string().optional(),
  records: z.array(z.string()).optional(),
  rules: z.array(z.looseObject({ id: z.string() })),
});

/** Rules come in the order of their frameworks. Throws RuleFileRefused with every problem of every file: wrong YAML, wrong rules, two with one id. */
export function readBook(files: readonly RuleFile[]): BookFile {
  const problems: string[] = [];
  const read = <T>(file: RuleFile, schema: z.ZodType<T>): T | undefined => {
    const yaml = readYaml(file.text);
    if (!yaml.ok) {
      problems.push(...yaml.problems.map(({ line, message }) => `${file.path}:${line} ${message}`));
      return undefined;
    }
    const parsed = schema.safeParse(yaml.value);
    for (const { path, message } of parsed.error?.issues ?? [])
      problems.push(`${file.path}:${yaml.placeOf(`/${path.join('/')}`).line} /${path.join('/')} ${message}`);
    return parsed.data;
  };
  const all = <T>(folder: string, schema: z.ZodType<T>): T[] =>
    files.filter(({ path }) => path.startsWith(folder)).flatMap((file) => read(file, schema) ?? []);
  const records = all('records/', RecordType);
  const vocabularies = all('vocabularies', z.array(Vocabulary)).flat();
  const rules = all('rules/', FileOfRules)
    .flat()
    .sort((a, b) => FRAMEWORKS.indexOf(a.framework) - FRAMEWORKS.indexOf(b.framework));
  for (const id of repeated(rules.map(({ id }) => id))) problems.push(`Two rules have the id ${id}.`);
  if (problems.length > 0) throw RuleFileRefused(problems);
  return { records, vocabularies, rules };
}

const FileOfRules = Rules.transform(({ rules, ...head }, context): Rule[] =>
  rules.flatMap((rule, index) => {
    const parsed = Rule.safeParse({ version: '1.0.0', ...head, ...rule });
    for (const { path, message } of parsed.error?.issues ?? [])
      context.addIssue({ code: 'custom', path: ['rules', index, ...path], message });
    return parsed.data ?? [];
  }),
);

const repeated = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];

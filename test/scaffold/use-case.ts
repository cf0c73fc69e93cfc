// The domain's side of what is made: a use case that leaves its trace in the audit log and is said, its view, and its test.
import { eventName } from './event.ts';
import { camel, type Naming } from './naming.ts';

const SUBJECTS = {
  endpoint: ({ noun }: Naming) => ({
    parameter: `, ${camel(noun)}Id: string`,
    resource: `\`${noun}/\${${camel(noun)}Id}\``,
  }),
  consumer: ({ noun }: Naming) => ({ parameter: ', eventId: string', resource: `\`${noun}/\${eventId}\`` }),
  job: ({ noun }: Naming) => ({ parameter: '', resource: `'${noun}/all'` }),
} as const;

export function useCaseSource(naming: Naming): string {
  const { kind, area, file, useCase, type } = naming;
  const { parameter, resource } = SUBJECTS[kind](naming);
  const answers = kind === 'endpoint';
  const imports = answers
    ? `import { timestamp } from '../platform/clock.ts';\nimport type { ${type}View } from './contract.ts';\n`
    : '';
  const id = `${camel(naming.noun)}Id`;
  const event = eventName(naming);
  return `// ${sentence(naming)}
import { ${camel(event)} } from '../../events/${event}.ts';
import type { BaseContext, Commit } from '../kernel/index.ts';
${imports}
export function ${useCase}(
  ctx: BaseContext & { readonly commit: Commit }${parameter},
): Promise<${answers ? `${type}View` : 'undefined'}> {
  const resource = ${resource};
  return ctx.commit({
    writes: [],
    audit: { action: '${area}.${file}', resource },
    events: [${camel(event)}({ resource })],
    answer: ${answers ? `{ ${id}, at: timestamp(ctx.clock) }` : 'undefined'},
  });
}
`;
}

export const viewSource = ({ type, noun }: Naming): string => `
export const ${type}View = z.strictObject({ ${camel(noun)}Id: z.string(), at: z.iso.datetime() });
export type ${type}View = z.output<typeof ${type}View>;
`;

export function testSource(naming: Naming): string {
  const { kind, file, useCase, noun } = naming;
  const argument = { endpoint: ", 'one'", consumer: ", 'evt_1'", job: '' }[kind];
  const expected = kind === 'endpoint' ? `.toMatchObject({ ${camel(noun)}Id: 'one' })` : '.toBeUndefined()';
  return `// What ${file} promises, on a real table.
import { afterAll, expect, test } from 'vitest';
import { openGround } from '../../local/ground/index.ts';
import { tableWrite } from '../kernel/index.ts';
import { trialContext } from '../kernel/trial.ts';
import { ${useCase} } from './index.ts';

const ground = await openGround();
afterAll(() => ground[Symbol.asyncDispose]());

test('${file.replaceAll('-', ' ')}: it is done in one commit', async () => {
  const ctx = trialContext([tableWrite], { tenantId: 'acme' });
  expect(await ${useCase}(ctx${argument}))${expected};
});
`;
}

export function sentence({ kind, file, noun }: Naming): string {
  const verb = file.split('-')[0] ?? file;
  const when = {
    endpoint: 'because somebody asked',
    consumer: 'because something happened',
    job: 'because it is time',
  };
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${noun.replaceAll('-', ' ')}: done ${when[kind]}.`;
}

// What is said of a thing newly done: its event, named by the thing and what became of it.
import { camel, type Naming } from './naming.ts';

/** `pause-execution` is said as `execution-paused`; irregular verbs are renamed by whoever knows English. */
export function eventName({ file, noun }: Naming): string {
  const [verb = file, ...thing] = file.split('-');
  const said = verb.endsWith('e') ? `${verb}d` : `${verb}ed`;
  return `${thing.join('-') || noun}-${said}`;
}

export function eventSource(naming: Naming): string {
  const name = eventName(naming);
  const [thing, said] = [name.split('-').slice(0, -1).join(' '), name.split('-').at(-1)];
  return `// Something was ${said}: ${thing}.
import * as z from 'zod';
import { defineEvent } from './envelope.ts';

export const ${camel(name)} = defineEvent({
  type: '${name}.v1',
  summary: 'Of ${thing}: it was ${said}.',
  schema: z.object({ resource: z.string() }),
  example: { resource: '${naming.noun}/one' },
});
`;
}

// The outer side of what is made: the declaration under functions/, in the shape of its kind.
import type { Naming } from './naming.ts';
import { camel } from './naming.ts';
import { sentence } from './use-case.ts';

export interface Surroundings {
  /** Event to listen to, e.g. `agent-created`. */
  readonly event: string;
  /** A permission that exists. */
  readonly permission: string;
}

export function declarationSource(naming: Naming, around: Surroundings): string {
  const { kind } = naming;
  if (kind === 'endpoint') return endpointSource(naming, around);
  return kind === 'consumer' ? consumerSource(naming, around) : jobSource(naming);
}

const lib = ({ domain }: Naming): string => `'../../../lib/${domain}/index.ts'`;

function endpointSource(naming: Naming, { permission }: Surroundings): string {
  const { id, area, file, useCase, type, noun } = naming;
  const parameter = `${camel(noun)}Id`;
  const verb = file.replace(new RegExp(`-${noun}$`), '');
  return `// POST /v1/${area}/{${parameter}}/${verb}
import * as z from 'zod';
import { endpoint, tableWrite } from '../../../lib/kernel/index.ts';
import { ${useCase}, ${type}View } from ${lib(naming)};

export default endpoint({
  id: '${id}',
  route: 'POST /v1/${area}/{${parameter}}/${verb}',
  summary: '${sentence(naming)}',
  permission: '${permission}',
  path: z.strictObject({ ${parameter}: z.string().min(1).max(100) }),
  output: { 200: ${type}View },
  faults: [],
  uses: [tableWrite],
  idempotent: true,
  impact: 'Customers cannot ${file.replaceAll('-', ' ')}.',
  example: { path: { ${parameter}: 'one' } },
  handle: ({ ctx, path }) => ${useCase}(ctx, path.${parameter}),
});
`;
}

function consumerSource(naming: Naming, { event }: Surroundings): string {
  const { id, file, useCase } = naming;
  return `// ${sentence(naming)}
import { ${camel(event)} } from '../../../events/${event}.ts';
import { consumer, tableWrite } from '../../../lib/kernel/index.ts';
import { ${useCase} } from ${lib(naming)};

export default consumer({
  id: '${id}',
  summary: '${sentence(naming)}',
  on: [${camel(event)}],
  uses: [tableWrite],
  impact: 'Nobody does ${file.replaceAll('-', ' ')} after ${event.replaceAll('-', ' ')}.',
  handle: ({ ctx, event }) => ${useCase}(ctx, event.id),
});
`;
}

function jobSource(naming: Naming): string {
  const { id, file, useCase } = naming;
  return `// ${sentence(naming)}
import { job, tableWrite } from '../../../lib/kernel/index.ts';
import { ${useCase} } from ${lib(naming)};

export default job({
  id: '${id}',
  summary: '${sentence(naming)}',
  schedule: 'rate(1 hour)',
  uses: [tableWrite],
  impact: 'Nobody does ${file.replaceAll('-', ' ')} any more.',
  handle: ({ ctx }) => ${useCase}(ctx),
});
`;
}

// docs/data-model.md: every kind of item in the one table, its keys and what reads it.
import type { RecordType } from '../../lib/platform/table/index.ts';
import { declaredRecords, type Found } from './declared.ts';
import { markdownTable } from './table.ts';

const HEAD = `# Data model

Generated from the records declared in \`lib/\` by \`npm run docs\`; a test keeps page and code equal.

One table: \`PK\`/\`SK\`, \`GSI1\` to \`GSI3\`, TTL attribute \`expiresAt\`, stream. Every partition key, on the table and on its indexes,
begins \`TENANT#<tenantId>#\` (plane *tenant*) or \`PLATFORM#\` (plane *platform*); the prefix is put on by the table port from the
scope of the call and is left out below. \`{field}\` stands for the value of that field. An index entry exists only while every
field of its key has a value. Reads are \`get\` (one item by its key) and \`query\` (one collection by its partition key, from the
left of its sort key); nothing scans.
`;

export async function dataModelPage(): Promise<string> {
  const records = (await declaredRecords()).sort((a, b) => a.declared.entity.localeCompare(b.declared.entity));
  const keys = records.map(({ declared }) => {
    const { entity, plane, key, gsi1, gsi2, gsi3 } = declared;
    return [`\`${entity}\``, plane, pair(key), pair(gsi1), pair(gsi2), pair(gsi3)];
  });
  return [
    HEAD,
    '## Keys\n',
    `${markdownTable(['entity', 'plane', 'PK · SK', 'GSI1', 'GSI2', 'GSI3'], keys)}\n`,
    '## Access patterns\n',
    ...records.map(section),
  ].join('\n');
}

const pair = (key: RecordType['key'] | undefined): string => (key ? `\`${key.pk}\` · \`${key.sk}\`` : '');

function section({ file, declared }: Found<RecordType>): string {
  const fields = Object.entries(declared.schema.shape).map(([name, schema]) =>
    schema.safeParse(undefined).success ? `${name}?` : name,
  );
  return `### ${declared.entity}\n\n${declared.purpose}\n\nFields: ${fields.join(', ')}. Declared in \`${file}\`.\n`;
}

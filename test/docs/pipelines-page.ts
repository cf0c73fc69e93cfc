// docs/pipelines.md: the target schemas of the domain transforms, field by field.
import { TARGETS, type TargetField, TRANSFORMS } from '../../lib/pipelines/index.ts';
import { markdownTable } from './table.ts';

const HEAD = `# Target schemas of the domain transforms

Generated from \`lib/pipelines/transforms\` by \`npm run docs\`; a test keeps page and code equal.

A \`transform\` stage finds each field by its name or a spelling below (case, blanks and punctuation do not count), reads it strictly and leaves
all other columns behind. Two filled columns that fit one field are refused until \`columns\` names one. A field that is not required and not there is null.
`;

const typeOf = (field: TargetField): string => {
  if (field.type === 'quantity') return `figure in ${field.to}`;
  if (field.type === 'choice') return Object.keys(field.choices).join(', ');
  if (field.type === 'code') return `code such as ${field.example}`;
  return {
    text: 'text',
    company: 'company name',
    country: 'ISO 3166-1 alpha-2',
    date: 'ISO 8601 date',
    number: 'figure',
    currency: 'ISO 4217',
  }[field.type];
};

const spellingsOf = (field: TargetField): string => {
  const units =
    field.type === 'quantity'
      ? [...Object.keys(field.inUnit).slice(0, 6), '…', `unit in: ${field.unitAliases.join(', ')}`]
      : [];
  return [...field.aliases, ...units].join(', ');
};

export async function pipelinesPage(): Promise<string> {
  const sections = TRANSFORMS.map((name) => {
    const { meaning, fields } = TARGETS[name];
    const rows = fields.map((field) => [
      `\`${field.name}\``,
      typeOf(field),
      field.required ? 'yes' : '',
      field.meaning,
      spellingsOf(field),
    ]);
    return `## \`${name}\`\n\n${meaning}\n\n${markdownTable(['field', 'holds', 'required', 'meaning', 'also found as'], rows)}\n`;
  });
  return [HEAD, ...sections].join('\n');
}

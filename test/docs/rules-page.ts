// docs/rules.md: every rule of validation, by framework, with its clause, what it says and what it advises.
import { FRAMEWORKS, type Framework, type Rule } from '../../lib/validation/model.ts';
import { readRuleBook } from './rule-book.ts';
import { markdownTable } from './table.ts';

const TITLES: Readonly<Record<Framework, string>> = {
  data: 'Data types',
  business: 'Business',
  cbam: 'CBAM: Regulation (EU) 2023/956',
  csrd: 'CSRD: Directive (EU) 2022/2464 and ESRS',
  eudr: 'EUDR: Regulation (EU) 2023/1115',
  'ghg-protocol': 'GHG Protocol',
  'iso-14064': 'ISO 14064',
  output: 'Output',
};

const HEAD = `# Rules of validation

Generated from \`lib/validation/rules/*.yaml\` by \`npm run docs\`; a test keeps page and rules equal, and holds every rule to its examples.

\`POST /v1/validate\` and the agent \`data-validation\` judge records by these. \`{…}\` in a message is filled with what was found. A rule holds from the
day given; \`GET /v1/validation-rules/{ruleId}\` shows its check and its passing and failing examples.
`;

export async function rulesPage(): Promise<string> {
  const { rules } = await readRuleBook();
  return [HEAD, ...FRAMEWORKS.map((framework) => section(framework, rules))].join('\n');
}

function section(framework: Framework, all: readonly Rule[]): string {
  const rules = all.filter((rule) => rule.framework === framework);
  const rows = rules.map(({ id, version, title, clause, source, severity, message, remedy, records, validFrom }) => [
    `\`${id}\` ${version}`,
    title,
    `[${clause}](${source})`,
    severity,
    message,
    remedy,
    records?.join(', ') ?? 'all',
    validFrom,
  ]);
  const heads = ['rule', 'demands', 'clause and source', 'severity', 'message', 'remedy', 'records', 'from'];
  return `## ${TITLES[framework]} (${rules.length})\n\n${markdownTable(heads, rows)}\n`;
}

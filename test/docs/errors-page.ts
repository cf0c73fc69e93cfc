// docs/errors.md: every way in which the platform can refuse, when it happens and what to do about it.
import { FAULT_KINDS, type FaultKind } from '../../lib/shared/fault.ts';
import { declaredFaults } from './declared.ts';
import { markdownTable } from './table.ts';

const HEAD = `# Errors

Generated from the faults declared in \`lib/\` by \`npm run docs\`; a test keeps page and code equal.

A failed request answers \`{"errors": [{"code", "message", "field"?, "details"?}], "meta": {"requestId"}}\`. \`code\` names the
class of the problem, \`details.reason\` (first column) the exact one; both are stable. \`field\` is a JSON Pointer into the body,
or begins with \`/path\` or \`/query\`. What is missing and what belongs to another tenant answer alike.
`;

export async function errorsPage(): Promise<string> {
  const faults = (await declaredFaults()).map(({ declared }) => declared);
  const kinds = Object.keys(FAULT_KINDS).filter(isKind);
  const sections = kinds.flatMap((kind) => {
    const rows = faults
      .filter((fault) => fault.kind === kind)
      .sort((a, b) => a.reason.localeCompare(b.reason))
      .map(({ reason, cause, remedy }) => [`\`${reason}\``, cause, remedy]);
    const { status, code } = FAULT_KINDS[kind];
    const title = `## ${status} \`${code}\` (${kind.replaceAll('_', ' ')})`;
    return rows.length > 0 ? [`${title}\n\n${markdownTable(['reason', 'cause', 'remedy'], rows)}\n`] : [];
  });
  return [HEAD, ...sections].join('\n');
}

const isKind = (kind: string): kind is FaultKind => kind in FAULT_KINDS;

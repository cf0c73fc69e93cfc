// The house inspector: AWS Solutions rules and CDK's own template validation; one finding ends the build.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as z from 'zod';

const REPORT = 'validation-report.json';

export function guard(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

const Finding = z.looseObject({
  ruleName: z.string(),
  description: z.string().optional(),
  severity: z.string().optional(),
});
const Report = z.looseObject({
  pluginReports: z.array(
    z.looseObject({ pluginName: z.string().optional(), violations: z.array(Finding).default([]) }),
  ),
});

/** Everything the validators found that nobody explained, warnings included. */
export async function findingsOf(assembly: string): Promise<string[]> {
  const report = Report.parse(JSON.parse(await readFile(join(assembly, REPORT), 'utf8')));
  return report.pluginReports.flatMap(({ violations }) => violations.map((found) => JSON.stringify(found)));
}

export async function checkReport(assembly: string): Promise<void> {
  const findings = await findingsOf(assembly);
  if (findings.length > 0) throw new Error(`${findings.length} findings in ${REPORT}:\n${findings.join('\n')}`);
}

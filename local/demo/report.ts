// Says what the job found, in words a person reads and in the one line a program does.
import type { JobReport } from './job.ts';

const tonnes = (kg: string): string =>
  `${(Number(kg) / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} t`.padStart(14);
const SHOWN_REFUSALS = 5;

export function describe({ run, output, verification, stages, jobMs, receiptBytes }: JobReport): string {
  const { scopes, total, counts, sites, refused } = output;
  const kind = (code: string) => refused.rows.filter((row) => row.code === code).length;
  const codes = [...new Set(refused.rows.map(({ code }) => code))];
  return [
    '',
    `Emissions of ${counts.records} Seattle buildings in 2016 (GWP ${output.gwpSet}; ${output.basis})`,
    `  scope 1 ${tonnes(scopes.scope1.co2eKg)} CO2e   scope 2 ${tonnes(scopes.scope2.co2eKg)} CO2e   together ${tonnes(total.co2eKg)} CO2e`,
    `  CO2     ${tonnes(total.co2Kg)}        CH4     ${tonnes(total.ch4Kg)}        N2O      ${tonnes(total.n2oKg)}`,
    '',
    'Ten largest sites',
    ...sites.largest.map(
      ({ site, co2eKg }, index) =>
        `  ${String(index + 1).padStart(2)}. building ${site.padEnd(6)} ${tonnes(co2eKg)} CO2e`,
    ),
    '',
    `Refused: ${refused.total} of ${counts.activities} meter readings (${codes.map((code) => `${kind(code)} ${code}`).join(', ')})`,
    ...refused.rows.slice(0, SHOWN_REFUSALS).map(({ message }) => `  ${message}`),
    '',
    'Assumed, and said so in the result',
    ...output.assumptions.map(({ message, rows }) => `  ${message} (${rows} readings)`),
    '',
    `Time   ${Object.entries(stages)
      .map(([stage, ms]) => `${stage.replace('Ms', '')} ${ms} ms`)
      .join(', ')}; all ${jobMs} ms`,
    `Run    ${run.id}`,
    `Receipt ${receiptBytes} bytes; ${verdict(verification)}`,
  ].join('\n');
}

function verdict(verification: JobReport['verification']): string {
  if (!verification.valid) return `NOT VALID: ${JSON.stringify(verification.problem)}`;
  const { header, seal, trust } = verification;
  return `VALID: ${seal.chain.entries} entries of ${header.agent.id}@${header.agent.version} recomputed to the last digit (key ${trust})`;
}

/** The contract of `--once --json`. */
export function summarize({ run, output, verification, jobMs }: JobReport, stackStartMs: number): string {
  return JSON.stringify({
    rows: output.counts.records,
    refused: output.refused.total,
    scope1Kg: output.scopes.scope1.co2eKg,
    scope2Kg: output.scopes.scope2.co2eKg,
    totalKg: output.total.co2eKg,
    executionId: run.id,
    receiptVerified: verification.valid,
    stackStartMs,
    jobMs,
  });
}

// What `npm start` shows: a world to look around in, one real job done in it, and how to go on by hand.
import { relative, resolve } from 'node:path';
import * as z from 'zod';
import type { Stack } from '../stack/index.ts';
import { type Client, clientOf } from './client.ts';
import { runJob } from './job.ts';
import { emailOf, MEMBERS, PASSWORD, PLATFORM_ADMIN } from './people.ts';
import { describe, summarize } from './report.ts';
import { settle, signIn } from './settle.ts';

export interface DemoOptions {
  readonly once: boolean;
  readonly json: boolean;
  readonly stackStartMs: number;
  readonly dataDir: string;
  say(line: string): void;
}

/** Whether the job was done and its receipt recomputed. */
export async function runDemo(stack: Stack, options: DemoOptions): Promise<boolean> {
  const { say, once, json, stackStartMs, dataDir } = options;
  await settle(stack);
  const client = clientOf(stack.apiUrl, await signIn(stack.apiUrl, emailOf('operator')));
  say(await earlierRuns(client));
  const [receiptFile, keysFile] = [resolve(dataDir, 'seattle-receipt.json'), resolve(dataDir, 'receipt-keys.json')];
  const onProgress = ({ state, progress }: { state: string; progress?: { rowsRead: number } | undefined }) =>
    say(`  ${state.toLowerCase()}${progress ? `, ${progress.rowsRead} meter readings read` : ''}`);
  const report = await runJob({ client, apiUrl: stack.apiUrl, receiptFile, keysFile, onProgress });
  say(describe(report));
  const [receipt, keys] = [receiptFile, keysFile].map((file) => relative(process.cwd(), file));
  say(`        verify it offline: npm run verify -- ${receipt} --keys ${keys}`);
  if (json) console.log(summarize(report, stackStartMs));
  if (!once) say(howToGoOn(stack.apiUrl));
  return report.verification.valid;
}

async function earlierRuns(client: Client): Promise<string> {
  const runs = await client.get(
    '/v1/agents/fuel-emissions/executions?limit=100',
    z.array(z.object({ id: z.string() })),
  );
  if (runs.length === 0) return 'A new house: nothing has run here before. Running fuel-emissions over real data:';
  return `Runs kept from earlier starts: ${runs.length === 100 ? 'a hundred or more' : runs.length}. Running once more:`;
}

function howToGoOn(apiUrl: string): string {
  const operator = emailOf('operator');
  return [
    '',
    `Serving ${apiUrl} (interactive documentation: ${apiUrl}/docs). Ctrl-C stops everything.`,
    `Sign in with password ${PASSWORD} as`,
    ...[...MEMBERS, { role: 'platform-admin', email: PLATFORM_ADMIN }].map(
      ({ role, email }) => `  ${role.padEnd(14)} ${email}`,
    ),
    'Try',
    `  TOKEN=$(curl -s ${apiUrl}/v1/auth/login -H 'Content-Type: application/json' -d '{"email":"${operator}","password":"${PASSWORD}"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')`,
    `  curl -s ${apiUrl}/v1/agents -H "Authorization: Bearer $TOKEN"`,
    `  curl -s ${apiUrl}/v1/agents/fuel-emissions/execute -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"mode":"sync","input":{"gwpSet":"AR5","activities":[{"site":"Mill 1","date":"2025-03","fuel":"natural gas","quantity":"1000","unit":"therm","region":"US"}]}}'`,
  ].join('\n');
}

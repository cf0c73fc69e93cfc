// Makes the demonstration's world through the same doors customers use; what an earlier start made is found and kept.
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { BUILTIN_IDS, loadBuiltin } from '../../lib/builtins/index.ts';
import type { Stack } from '../stack/index.ts';
import { ApiRefused, type Client, clientOf } from './client.ts';
import { DEMO_TENANT, emailOf, MEMBERS, PASSWORD, PLATFORM_ADMIN } from './people.ts';

const Tokens = z.object({ accessToken: z.string() });
const Anything = z.unknown();

export async function signIn(apiUrl: string, email: string): Promise<string> {
  const { accessToken } = await clientOf(apiUrl).post('/v1/auth/login', { email, password: PASSWORD }, Tokens);
  return accessToken;
}

/** Founds the platform, takes on the demo tenant, installs and certifies the built-in agents. */
export async function settle(stack: Stack, limitFactor = 1): Promise<void> {
  await foundPlatform(stack);
  const platform = clientOf(stack.apiUrl, await signIn(stack.apiUrl, PLATFORM_ADMIN));
  const tenant = { id: DEMO_TENANT, name: 'Emerald City Buildings', tier: 'team', limitFactor, members: MEMBERS };
  await unlessDone(() => platform.post('/v1/tenants', tenant, Anything));
  const admin = clientOf(stack.apiUrl, await signIn(stack.apiUrl, emailOf('admin')));
  for (const id of BUILTIN_IDS) await install(admin, id);
}

async function foundPlatform(stack: Stack): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const lambda = new LambdaClient({ endpoint: stack.edgeUrl, region: 'eu-central-1', credentials });
  const Payload = JSON.stringify({ email: PLATFORM_ADMIN, password: PASSWORD });
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: 'greenlang-dev-tenants-found-platform', Payload }),
  );
  lambda.destroy();
  if (answer.FunctionError)
    throw new Error(`Founding the platform failed: ${Buffer.from(answer.Payload ?? []).toString()}`);
}

async function install(admin: Client, id: string): Promise<void> {
  const manifest = (await loadBuiltin(id))?.manifest;
  if (!manifest) throw new Error(`There is no built-in agent ${id}.`);
  const { name, description, category, version } = manifest;
  await unlessDone(() => admin.post('/v1/agents', { id, name, description, category }, Anything));
  const body = { version, runtime: { kind: 'builtin', builtin: id } };
  await unlessDone(() => admin.post(`/v1/agents/${id}/versions`, body, Anything));
  await certifyVersion(admin, `/v1/agents/${id}/versions/${version}`);
  for (const to of ['EXPERIMENTAL', 'CERTIFIED']) {
    await unlessDone(() => admin.post(`/v1/agents/${id}/transitions`, { to }, Anything));
  }
}

/** On the evidence of its golden cases, which are run unless an earlier start did. */
async function certifyVersion(admin: Client, version: string): Promise<void> {
  const { state } = await admin.get(version, z.object({ state: z.string() }));
  if (state === 'CERTIFIED') return;
  await unlessDone(() => admin.post(`${version}/promote`, { to: 'EXPERIMENTAL' }, Anything));
  await admin.post(`${version}/evaluate`, undefined, z.object({ outcome: z.literal('PASSED') }));
  await admin.post(`${version}/promote`, { to: 'CERTIFIED' }, Anything);
}

/** A conflict says that an earlier start did it. */
async function unlessDone(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiRefused && error.status === 409)) throw error;
  }
}

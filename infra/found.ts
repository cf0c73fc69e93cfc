// `npm run found -- --stage dev --email you@company.example`: makes the first platform admin of a deployed stage.
//
// Invokes the command `tenants.found-platform`, so it needs AWS credentials that may. The password is read from
// FOUNDER_PASSWORD, so that it stands in no command history; without it Cognito sends an invitation by e-mail.
import { parseArgs } from 'node:util';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { stageNamed } from './stages.ts';

const { values } = parseArgs({ options: { stage: { type: 'string' }, email: { type: 'string' } } });
if (!values.stage || !values.email) {
  console.error('Say where and who: npm run found -- --stage dev --email you@company.example');
  process.exit(2);
}
const stage = stageNamed(values.stage).name;
const password = process.env['FOUNDER_PASSWORD'];
const founder = { email: values.email, ...(password !== undefined && { password }) };

const { Payload, FunctionError } = await new LambdaClient().send(
  new InvokeCommand({
    FunctionName: `greenlang-${stage}-tenants-found-platform`,
    Payload: Buffer.from(JSON.stringify(founder)),
  }),
);
const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
if (FunctionError) {
  console.error(`The platform could not be founded: ${JSON.stringify(answer)}`);
  process.exit(1);
}
const { tenantId, outcome } = z.object({ tenantId: z.string(), outcome: z.enum(['founded', 'stands']) }).parse(answer);
console.log(
  outcome === 'founded'
    ? `Founded: ${values.email} is platform admin, in the tenant ${tenantId}.`
    : `Nothing to do: the tenant ${tenantId} stands already.`,
);

// The first platform admin of a stage: nobody can ask the API for one, so the function that makes tenants is invoked itself,
// by whoever AWS lets invoke it.
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';

export interface Founder {
  readonly email: string;
  readonly password: string;
}

/** The tenant of the people who run the platform. */
export const PLATFORM_TENANT = 'platform';

/** Makes tenant and admin unless the platform was founded before; says which. */
export async function foundPlatform(stage: string, founder: Founder): Promise<'founded' | 'was_founded'> {
  const client = new LambdaClient({});
  try {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({
        FunctionName: `greenlang-${stage}-tenants-create`,
        Payload: Buffer.from(JSON.stringify(requestFor(founder))),
      }),
    );
    const text = Buffer.from(Payload ?? []).toString('utf8');
    if (FunctionError) throw new Error(`The function that makes tenants failed: ${text}`);
    return outcomeOf(Answer.parse(JSON.parse(text)));
  } finally {
    client.destroy();
  }
}

const Answer = z.object({ statusCode: z.int(), body: z.string() });

function outcomeOf({ statusCode, body }: z.output<typeof Answer>): 'founded' | 'was_founded' {
  if (statusCode === 201) return 'founded';
  if (statusCode === 409 && body.includes('tenant_taken')) return 'was_founded';
  throw new Error(`The platform could not be founded (${statusCode}): ${body}`);
}

/** What API Gateway would hand over for a platform admin; Lambda's own permissions are what guards this way in. */
function requestFor({ email, password }: Founder): object {
  const members = [{ email, name: 'Platform admin', role: 'platform-admin', password }];
  return {
    httpMethod: 'POST',
    path: '/v1/tenants',
    resource: '/v1/tenants',
    headers: { 'content-type': 'application/json' },
    pathParameters: null,
    queryStringParameters: null,
    body: JSON.stringify({ id: PLATFORM_TENANT, name: 'Platform', tier: 'enterprise', members }),
    isBase64Encoded: false,
    requestContext: {
      requestId: `found-${PLATFORM_TENANT}`,
      authorizer: {
        tenantId: PLATFORM_TENANT,
        subject: 'founding',
        email,
        roles: 'platform-admin',
        permissions: 'platform:tenants',
      },
    },
  };
}

// The first platform admin: nobody can make them through the API, so whoever holds the AWS account does, as its operator.
import { identityAdmin, tableWrite } from '../../lib/kernel/index.ts';
import { trialContext } from '../../lib/kernel/trial.ts';
import { isFault } from '../../lib/shared/fault.ts';
import { createTenant, NewTenant, TenantTaken } from '../../lib/tenancy/index.ts';
import type { Stack } from '../../local/stack/index.ts';
import { rootCredentials } from '../../local/wire/access-key.ts';
import { emailOf, PASSWORD, PLATFORM } from './people.ts';

export async function foundPlatform(stack: Stack): Promise<void> {
  Object.assign(process.env, operatorEnvironment(stack));
  const members = (['platform-admin', 'admin'] as const).map((role) => ({
    email: role === 'platform-admin' ? emailOf(role) : `${role}@${PLATFORM}.example`,
    role,
    password: PASSWORD,
  }));
  const platform = NewTenant.parse({ id: PLATFORM, name: 'GreenLang', tier: 'enterprise', members });
  try {
    await createTenant(trialContext([tableWrite, identityAdmin], { principalId: 'operator' }), platform);
  } catch (error) {
    // The house stood before.
    if (!isFault(error, TenantTaken)) throw error;
  }
}

function operatorEnvironment(stack: Stack): Record<string, string> {
  const refOf = (type: string): string => {
    const found = stack.resources.find((resource) => resource.type === type);
    if (!found) throw new Error(`The app provisions no ${type}.`);
    return found.ref;
  };
  return {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
    AWS_ENDPOINT_URL: stack.edgeUrl,
    TABLE_NAME: refOf('AWS::DynamoDB::Table'),
    USER_POOL_ID: refOf('AWS::Cognito::UserPool'),
  };
}

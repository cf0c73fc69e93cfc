// Makes the tenants of the tests as a platform admin would: through the public API.
import type { Client } from './client.ts';
import { emailOf, PASSWORD, TENANT_ROLES, TENANTS } from './people.ts';

/** Tenants that exist from an earlier start stay as they are. */
export async function admitTenants(client: Client): Promise<void> {
  for (const id of TENANTS) {
    const members = TENANT_ROLES.map((role) => ({ email: emailOf(`${id}/${role}`), role, password: PASSWORD }));
    // The tests ask faster than any tenant may; what the limits promise is tested with a tenant of its own.
    const body = { id, name: id, tier: 'team', limitFactor: 1000, members };
    const { status, text } = await client.send('POST /v1/tenants', { as: 'platform-admin', body });
    if (status !== 201 && status !== 409) throw new Error(`Tenant ${id} could not be made: ${status} ${text}`);
  }
}

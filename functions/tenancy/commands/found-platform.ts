// Invoked once per stage by whoever deploys it: makes the platform's own tenant and its first admin.
import { claiming, command, identityAdmin, tableWrite } from '../../../lib/kernel/index.ts';
import { Founded, Founder, foundPlatform } from '../../../lib/tenancy/index.ts';

export default command({
  id: 'tenants.found-platform',
  summary: 'Make the first platform admin',
  input: Founder,
  output: Founded,
  uses: [tableWrite, claiming, identityAdmin],
  impact: 'a new stage cannot be taken into use',
  handle: ({ ctx, input }) => foundPlatform(ctx, input),
});

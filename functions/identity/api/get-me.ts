// GET /v1/users/me
import { MeView, whoAmI } from '../../../lib/identity/index.ts';
import { endpoint, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'users.get-me',
  route: 'GET /v1/users/me',
  summary: 'Who you are: tenant, roles and permissions.',
  permission: 'signed-in',
  uses: [tableRead],
  output: { 200: MeView },
  faults: [],
  impact: 'the console cannot show who is signed in or what they may do',
  example: {},
  handle: ({ ctx }) => whoAmI(ctx),
});

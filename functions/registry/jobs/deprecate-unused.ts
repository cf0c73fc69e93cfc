// Once a day certified agents that nobody runs any more are deprecated.
import { BUILTIN_ASSETS } from '../../../lib/builtins/index.ts';
import { job, tableWrite } from '../../../lib/kernel/index.ts';
import { deprecateUnused } from '../../../lib/registry/index.ts';

export default job({
  id: 'registry.deprecate-unused',
  summary: 'Deprecate certified agents that nobody has run for 90 days',
  schedule: 'rate(1 day)',
  uses: [tableWrite],
  assets: BUILTIN_ASSETS,
  timeoutSeconds: 300,
  impact: 'Agents stay certified though nobody uses them.',
  handle: ({ ctx }) => deprecateUnused(ctx),
});

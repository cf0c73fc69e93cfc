// Ticks off the onboarding steps that are done by doing.
import { agentCreated } from '../../../events/agent-created.ts';
import { executionFinished } from '../../../events/execution-finished.ts';
import { consumer, tableWrite } from '../../../lib/kernel/index.ts';
import { advanceOnboarding } from '../../../lib/tenancy/index.ts';

export default consumer({
  id: 'tenants.advance-onboarding',
  summary: 'Ticks off onboarding steps when a first agent is registered and a first execution succeeds.',
  on: [agentCreated, executionFinished],
  uses: [tableWrite],
  impact: 'new customers see onboarding steps as pending that they have done',
  handle: async ({ ctx, event: { payload } }) => {
    if (!('state' in payload)) await advanceOnboarding(ctx, 'agent');
    else if (payload.state === 'SUCCEEDED') await advanceOnboarding(ctx, 'execution');
  },
});

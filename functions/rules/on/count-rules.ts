// How rules fare is counted.
import { rulesEvaluated } from '../../../events/rules-evaluated.ts';
import { consumer, tableWrite } from '../../../lib/kernel/index.ts';
import { countRules } from '../../../lib/rules/index.ts';

export default consumer({
  id: 'rules.count',
  summary: 'Add evaluations to the hourly figures of their rules',
  on: [rulesEvaluated],
  uses: [tableWrite],
  impact: 'Figures of rules lag behind; nothing is lost.',
  handle: ({ ctx, event }) => countRules(ctx, event),
});

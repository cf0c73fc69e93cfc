// A factor set that supersedes another, or is withdrawn, raises the question which results it touches.
import { factorSetDeprecated } from '../../../events/factor-set-deprecated.ts';
import { factorSetPublished } from '../../../events/factor-set-published.ts';
import { reportOnRelease } from '../../../lib/impact/index.ts';
import { consumer, tableWrite } from '../../../lib/kernel/index.ts';

export default consumer({
  id: 'impact.report-on-release',
  summary: 'Begin an impact report when a factor set is superseded or deprecated',
  on: [factorSetPublished, factorSetDeprecated],
  uses: [tableWrite],
  impact: 'Customers are not told which results a factor-set release affects; they can still ask.',
  handle: ({ ctx, event: { payload, occurredAt } }) => {
    const superseded = 'series' in payload ? payload.supersedes : payload.setId;
    return reportOnRelease(ctx, { release: payload.setId, superseded, asOf: occurredAt.slice(0, 10) });
  },
});

// What impact reports refuse.
import { defineFault } from '../shared/fault.ts';

export const ReportNotFound = defineFault<{ reportId: string }>({
  reason: 'impact_report_not_found',
  kind: 'not_found',
  cause: 'There is no impact report with this id in your tenant.',
  remedy: 'GET /v1/impact-reports lists what there is.',
  say: ({ reportId }) => `There is no impact report "${reportId}".`,
});

export const NothingRests = defineFault<{ factorSets: readonly string[] }>({
  reason: 'nothing_rests_on_set',
  kind: 'unprocessable',
  cause: 'No result of your tenant rests on any of the factor sets named.',
  remedy: 'Name a set that stands under `sets` of an execution; GET /v1/factor-sets lists all there are.',
  say: ({ factorSets }) => ({
    field: '/factorSets',
    message: `No result of yours rests on ${factorSets.map((id) => `"${id}"`).join(' or ')}; name a set that stands under "sets" of an execution.`,
  }),
});

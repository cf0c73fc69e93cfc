// Leaves groups of little weight out of the list and says how much that is: nothing vanishes unseen.
import { add, compare, type Decimal, divide, formatDecimal, negate, toDecimal, ZERO } from '../shared/decimal.ts';
import type { AggregateResult } from './contract.ts';
import type { Group, Rolled } from './model.ts';

const DEFAULT_THRESHOLD = '0.01';
const SHARE_PLACES = 12;
/** Above this share the small ones together are no longer small. */
const TOO_MUCH = toDecimal('0.05');

interface Asked {
  readonly measure: string;
  readonly threshold?: string | undefined;
}

export interface Material {
  readonly kept: readonly { readonly group: Rolled; readonly share: Decimal | undefined }[];
  readonly said: NonNullable<AggregateResult['materiality']>;
  readonly assumptions: AggregateResult['assumptions'];
}

const magnitude = (value: Decimal): Decimal => (value.coefficient < 0n ? negate(value) : value);

/**
 * Shares are of the sum of the magnitudes of all groups of rows, so that credits do not cancel emissions. A node of a hierarchy
 * is judged with all below it; what is left out is counted by what is booked on the nodes left out, hence never twice.
 */
export function material(groups: readonly Rolled[], asked: Asked, place: number): Material {
  const worthOf = (group: Group | undefined): Decimal => group?.measures[place]?.value() ?? ZERO;
  const whole = groups.reduce((sum, { own }) => add(sum, magnitude(worthOf(own))), ZERO);
  const shareOf = (value: Decimal) =>
    whole.coefficient === 0n ? undefined : divide(magnitude(value), whole, SHARE_PLACES);
  const threshold = toDecimal(asked.threshold ?? DEFAULT_THRESHOLD);
  const judged = groups.map((group) => ({ group, share: shareOf(worthOf(group)) }));
  const isKept = ({ share }: { share: Decimal | undefined }) => share === undefined || compare(share, threshold) >= 0;
  const out = judged.filter((each) => !isKept(each)).map(({ group }) => group);
  const outOwn = out.flatMap(({ own }) => own ?? []);
  const share = shareOf(outOwn.reduce((sum, own) => add(sum, magnitude(worthOf(own))), ZERO)) ?? ZERO;
  return {
    kept: judged.filter(isKept),
    said: {
      measure: asked.measure,
      threshold: formatDecimal(threshold),
      basis: 'share of the sum of magnitudes over all groups of rows',
      excluded: {
        groups: out.length,
        rows: outOwn.reduce((rows, own) => rows + own.rows, 0),
        value: formatDecimal(outOwn.reduce((sum, own) => add(sum, worthOf(own)), ZERO)),
        share: formatDecimal(share),
      },
    },
    assumptions: assumed(asked, share),
  };
}

const assumed = ({ threshold }: Asked, share: Decimal): AggregateResult['assumptions'] => [
  ...(threshold === undefined
    ? [
        {
          code: 'materiality_default',
          message: 'Groups below 1 % are left out of the list, as no threshold was named.',
        },
      ]
    : []),
  ...(compare(share, TOO_MUCH) > 0
    ? [
        {
          code: 'excluded_share_high',
          message: `What is left out makes ${formatDecimal(share)} of the whole together: lower the threshold.`,
        },
      ]
    : []),
];

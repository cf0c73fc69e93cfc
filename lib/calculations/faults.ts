// What a calculation refuses before any calculator sees it.
import { defineFault, type Problem } from '../shared/fault.ts';

export const ActivityRefused = defineFault<{
  field: string;
  value: string;
  code: string;
  reason: string;
  remedy: string;
}>({
  reason: 'activity_refused',
  kind: 'unprocessable',
  cause:
    'The fuel, unit, region, date, quantity or heat content of an activity is unknown, unreadable or does not fit the others.',
  remedy:
    'Mend the field the message names; `details.code` says what is wrong with it and `details.remedy` what would be right.',
  say: ({ field, value, code, reason, remedy }) => ({
    field: `/${field}`,
    message: `${reason} ${remedy}`,
    details: { code, value: value.slice(0, 200), remedy },
  }),
});

const ACTIVITY: ReadonlySet<string> = new Set(['/fuel', '/quantity', '/unit', '/region', '/date']);

export const ActivityIncomplete = defineFault<{ fields: readonly string[] }>({
  reason: 'activity_incomplete',
  kind: 'unprocessable',
  cause: 'An activity lacks what no calculation can do without, or says itself in several ways at once.',
  remedy:
    'Give fuel, quantity, unit, region and date, or exactly one of process, refrigerant, vehicle, valueChain and inventory.',
  say: ({ fields }) =>
    fields.map((field) => ({
      field,
      message: ACTIVITY.has(field)
        ? `${field} is missing; give fuel, quantity, unit, region and date, or one other way to say the activity.`
        : `${field} is missing; give it, or say the same by another field beside it.`,
    })),
});

export const WaysMixed = defineFault<{ fields: readonly string[] }>({
  reason: 'ways_mixed',
  kind: 'unprocessable',
  cause: 'One activity is said in several ways at once.',
  remedy: 'Put each into an item or an inventory entry of its own.',
  say: ({ fields }) =>
    fields.map((field) => ({
      field,
      message: `${field} says the activity a second time; put it into an item of its own.`,
    })),
});

export const InventoryRefused = defineFault<readonly Problem[]>({
  reason: 'inventory_refused',
  kind: 'unprocessable',
  cause: 'Entries of an inventory cannot be computed; a total without them would be no inventory.',
  remedy: 'Mend the field each problem names; all problems of all entries are told at once.',
  say: (problems) => problems,
});

export const BatchTooHeavy = defineFault<{ weight: number; limit: number }>({
  reason: 'batch_too_heavy',
  kind: 'unprocessable',
  cause: 'Rates of return of long cash flows are costly, and the items of the batch have too many periods together.',
  remedy: 'Send the items in several requests: the squares of their counts of periods may add up to 1,000,000.',
  say: ({ weight, limit }) => ({
    field: '/items',
    message: `The squares of the items' counts of periods add up to ${weight}; at most ${limit} is computed in one request. Send them in several.`,
  }),
});

export const SimulationTooHeavy = defineFault<{ field: string; draws: number; limit: number }>({
  reason: 'simulation_too_heavy',
  kind: 'unprocessable',
  cause:
    'The items of a batch, or the entries of an inventory, ask for more simulated draws together than one request can compute.',
  remedy:
    'Ask for fewer draws, send the items in several requests, or leave `simulate` out: propagating errors costs nothing. Together 2,000,000 draws are computed.',
  say: ({ field, draws, limit }) => ({
    field,
    message: `The simulations add up to ${draws} draws; at most ${limit} are computed in one request. Ask for fewer, or send them in several.`,
  }),
});

export const CarbonFiguresMissing = defineFault({
  reason: 'carbon_figures_missing',
  kind: 'unprocessable',
  cause:
    'The carbon metric is asked for without avoided emissions, or without a positive investment to set them against.',
  remedy: 'Give `carbon.avoidedKgByPeriod`, and `carbon.investment` where period 0 is no outlay.',
  say: () => ({
    field: '/carbon',
    message:
      'The carbon metric needs avoidedKgByPeriod and a positive investment: give carbon.investment, or an outlay (negative) as the first cash flow.',
  }),
});

export const QuarterOfAnotherYear = defineFault<{ quarter: string; year: number }>({
  reason: 'quarter_of_another_year',
  kind: 'unprocessable',
  cause: 'The quarter of the certificate price does not lie in the year of import.',
  remedy: 'Give the quarter of the import, or state certificatePriceEur.',
  say: ({ quarter, year }) => ({
    field: '/quarter',
    message: `${quarter} does not lie in ${year}; give a quarter of ${year}, or state certificatePriceEur.`,
  }),
});

export const ActualGivenTwice = defineFault({
  reason: 'actual_given_twice',
  kind: 'unprocessable',
  cause: 'Actual emissions of a good are stated and a process that made it is named as well.',
  remedy: 'Give one of them: `actual` with the figures, or `process` with the description under `processes`.',
  say: () => ({
    field: '/process',
    message: 'Both "actual" and "process" say what the good emitted; leave one of them out.',
  }),
});

export const EnergyFieldsMissing = defineFault<{ fields: readonly string[] }>({
  reason: 'energy_fields_missing',
  kind: 'unprocessable',
  cause: 'An energy calculation asks nothing, or lacks a field that what it asks cannot do without.',
  remedy: 'Give the field the message names; what is asked decides which are needed.',
  say: ({ fields }) =>
    fields.map((field) => ({
      field,
      message:
        fields.length === 1
          ? `${field} is missing; what is asked cannot be computed without it.`
          : `Nothing is asked: give ${field.slice(1)}, or another of ${fields.map((each) => each.slice(1)).join(', ')}.`,
    })),
});

// The machine: rows go through its stages one by one; each ends passed on, skipped or quarantined, and nothing else can happen.
import * as z from 'zod';
import type { PipelineDefinition, PlainStage, Stage } from './definition/stages.ts';
import { InputsRefused, StageFailed } from './faults.ts';
import type { Aside, Cells, Out, Outcome, Traced, Trouble } from './model.ts';
import { type OpenAggregate, openAggregate } from './stages/aggregate.ts';
import { judge } from './stages/conditions.ts';
import type { Inputs } from './stages/join.ts';
import { type OpenStep, openStep } from './stages/open-step.ts';
import type { Verdict } from './verdict.ts';

/** All that judging rows has learnt and counted: what a resumed run must know of the rows before. */
export const PipelineState = z.strictObject({
  /** By stage and column: which decimal sign its figures showed. */
  signs: z.record(z.string(), z.record(z.string(), z.enum(['.', ',']))),
  /** Of the stages that judge rows by themselves. */
  counts: z.array(z.strictObject({ in: z.int(), out: z.int(), skipped: z.int(), quarantined: z.int() })),
});
export type PipelineState = z.output<typeof PipelineState>;

export interface StageCount {
  readonly id: string;
  in: number;
  out: number;
  skipped: number;
  quarantined: number;
}

interface OpenStage {
  readonly stage: Stage;
  readonly count: StageCount;
  readonly steps: ReadonlyMap<string, OpenStep>;
  readonly aggregate?: OpenAggregate;
}

export class Pipeline {
  readonly #stages: readonly OpenStage[];
  readonly #inputs: Inputs;
  readonly #out: Out;
  /** From here on rows wait for others: before it each row is judged by itself. */
  readonly #gathering: number;

  /** Throws InputsRefused, and what an aggregation refuses of its plan. */
  constructor(
    definition: PipelineDefinition,
    inputs: Inputs,
    { out, state = { signs: {}, counts: [] } }: { out: Out; state?: PipelineState },
  ) {
    refuseOtherInputs(definition, inputs);
    this.#inputs = inputs;
    this.#out = out;
    this.#stages = definition.stages.map((stage, i) => openStage(stage, { inputs, state, place: i }));
    const gathering = definition.stages.findIndex(({ op }) => op === 'union' || op === 'aggregate');
    this.#gathering = gathering < 0 ? definition.stages.length : gathering;
  }

  /** What becomes of a row of the stream in the stages that judge it by itself. Throws StageFailed. */
  judge(cells: Cells, row: number): Verdict {
    return this.#through({ cells, inputs: [`main/${row}`], stages: [] }, 0, this.#gathering);
  }

  /** Hands a judged row to whatever comes after: `judge` and `settle` once each for every row, in their order. Throws StageFailed. */
  settle(verdict: Verdict): void {
    this.#settle(verdict, this.#gathering);
  }

  /** All rows of the stream have been settled: what waited goes on. Throws StageFailed and WeightsSumToZero. */
  end(): void {
    for (let i = this.#gathering; i < this.#stages.length; i++) {
      const open = this.#stages[i];
      if (open?.stage.op === 'union')
        for (const name of open.stage.inputs)
          for (const [at, cells] of (this.#inputs[name] ?? []).entries())
            this.#onward({ cells, inputs: [`${name}/${at + 1}`], stages: [open.stage.id] }, i + 1);
      for (const row of open?.aggregate?.end() ?? []) {
        if (open) open.count.out += 1;
        this.#onward(row, i + 1);
      }
    }
  }

  state(): PipelineState {
    const judging = this.#stages.slice(0, this.#gathering);
    const signs = judging.flatMap(({ steps }) => [...steps].map(([id, step]) => [id, { ...step.signs() }] as const));
    return {
      signs: Object.fromEntries(signs.filter(([, shown]) => Object.keys(shown).length > 0)),
      counts: judging.map(({ count: { id, ...counted } }) => ({ ...counted })),
    };
  }

  counts(): StageCount[] {
    return this.#stages.map(({ count }) => ({ ...count }));
  }

  #settle(verdict: Verdict, next: number): void {
    if ('skipped' in verdict) this.#out.skip(verdict.skipped);
    else if ('quarantined' in verdict) this.#out.quarantine(verdict.quarantined);
    else this.#onward(verdict.passed, next);
  }

  #onward(row: Traced, from: number): void {
    let at = row;
    for (let i = from; i < this.#stages.length; i++) {
      const open = this.#stages[i];
      if (open?.stage.op === 'union') continue;
      const verdict = open?.aggregate ? gathered(open, open.aggregate, at) : this.#through(at, i, i + 1);
      if (verdict === undefined) return;
      if (!('passed' in verdict)) {
        this.#settle(verdict, i);
        return;
      }
      at = verdict.passed;
    }
    this.#out.pass(at);
  }

  #through(row: Traced, from: number, to: number): Verdict {
    let at = row;
    for (let i = from; i < to; i++) {
      const open = this.#stages[i];
      if (open === undefined) continue;
      open.count.in += 1;
      const outcome = outcomeOf(open, at);
      if (!('row' in outcome)) return setAside(open, at, outcome);
      open.count.out += 1;
      at = outcome.row;
    }
    return { passed: at };
  }
}

function openStage(
  stage: Stage,
  { inputs, state, place }: { inputs: Inputs; state: PipelineState; place: number },
): OpenStage {
  const count = { in: 0, out: 0, skipped: 0, quarantined: 0, ...state.counts[place], id: stage.id };
  const open = (each: PlainStage) => [each.id, openStep(each, inputs, state.signs[each.id])] as const;
  if (stage.op === 'aggregate')
    return { stage, count, steps: new Map(), aggregate: openAggregate(stage, `/definition/stages/${place}`) };
  if (stage.op === 'union') return { stage, count, steps: new Map() };
  if (stage.op === 'branch')
    return { stage, count, steps: new Map(stage.branches.flatMap(({ stages }) => stages.map(open))) };
  return { stage, count, steps: new Map([open(stage)]) };
}

/** Undefined: the row waits in a group. */
function gathered(open: OpenStage, aggregate: OpenAggregate, row: Traced): Verdict | undefined {
  open.count.in += 1;
  const aside = aggregate.take(row);
  return aside && setAside(open, row, aside);
}

function outcomeOf({ stage, steps }: OpenStage, row: Traced): Outcome {
  if (stage.op === 'union' || stage.op === 'aggregate') return { row };
  if (stage.op !== 'branch') return stepped(steps, stage.id, row);
  for (const { name, when, stages } of stage.branches) {
    const verdict = judge(when, row.cells);
    if (typeof verdict !== 'boolean') return { trouble: verdict };
    if (verdict) return along(stages, steps, { ...row, stages: [...row.stages, `${stage.id}/${name}`] });
  }
  if (stage.otherwise === 'pass') return { row: { ...row, stages: [...row.stages, stage.id] } };
  if (stage.otherwise === 'skip') return { dropped: 'no_branch' };
  return { trouble: NO_BRANCH, by: { stage: stage.id, policy: 'quarantine' } };
}

const NO_BRANCH: Trouble = {
  field: '',
  value: '',
  code: 'no_branch',
  reason: 'No branch takes this row.',
  remedy: 'Add a branch for it, or let "otherwise" be "pass".',
};

function stepped(steps: ReadonlyMap<string, OpenStep>, id: string, row: Traced): Outcome {
  const outcome = steps.get(id)?.step(row) ?? { row };
  return 'row' in outcome ? { row: { ...outcome.row, stages: [...row.stages, id] } } : outcome;
}

function along(stages: readonly PlainStage[], steps: ReadonlyMap<string, OpenStep>, row: Traced): Outcome {
  let at = row;
  for (const { id, onError } of stages) {
    const outcome = stepped(steps, id, at);
    if (!('row' in outcome)) return { ...outcome, by: { stage: id, policy: onError } };
    at = outcome.row;
  }
  return { row: at };
}

/** The policy of the stage decides what becomes of a row it cannot take; within a branch that of the branch, where its own is silent. Throws StageFailed. */
function setAside({ stage, count }: OpenStage, row: Traced, aside: Aside): Verdict {
  const at = aside.by?.stage ?? stage.id;
  const policy = aside.by?.policy ?? stage.onError ?? 'fail';
  if ('trouble' in aside && policy === 'fail') throw StageFailed({ stage: at, inputs: row.inputs, ...aside.trouble });
  if ('dropped' in aside || policy === 'skip') {
    count.skipped += 1;
    return { skipped: { ...row, stage: at, reason: 'dropped' in aside ? aside.dropped : aside.trouble.code } };
  }
  count.quarantined += 1;
  return { quarantined: { ...row, stage: at, trouble: aside.trouble } };
}

function refuseOtherInputs({ inputs: named = [] }: PipelineDefinition, given: Inputs): void {
  const missing = named.find((name) => given[name] === undefined);
  const unknown = Object.keys(given).find((name) => !named.includes(name));
  if (missing === undefined && unknown === undefined) return;
  throw InputsRefused({
    field: `/inputs/${missing ?? unknown}`,
    value: null,
    message:
      missing === undefined ? `The definition names no input "${unknown}".` : `The input "${missing}" is missing.`,
    remedy: `Send ${named.length === 0 ? 'no further inputs' : `exactly ${named.join(', ')}`}.`,
  });
}

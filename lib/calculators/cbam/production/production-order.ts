// The order in which processes can be computed: each after its precursors, however deep; what leads back to itself is refused.
import { PrecursorCycle, PrecursorUnknown } from '../faults.ts';
import type { ProductionProcess } from './process.ts';

interface Step {
  readonly process: ProductionProcess;
  readonly index: number;
}

const needs = ({ process }: Step): string[] =>
  (process.precursors ?? []).flatMap((precursor) => ('process' in precursor ? [precursor.process] : []));

/** Depth first without recursion: a chain of ten thousand processes must not end in a full stack. */
export function productionOrder(processes: readonly ProductionProcess[]): Step[] {
  const known = new Map(processes.map((process, index) => [process.id, { process, index }]));
  if (known.size < processes.length) throw twice(processes);
  const state = new Map<string, 'open' | 'done'>();
  const order: Step[] = [];
  for (const root of known.values()) {
    const path: { step: Step; left: string[] }[] = [];
    const enter = (step: Step): void => {
      if (state.get(step.process.id) === 'done') return;
      if (state.get(step.process.id) === 'open')
        throw cycle(
          path.map((each) => each.step),
          step,
        );
      state.set(step.process.id, 'open');
      path.push({ step, left: needs(step) });
    };
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.left.shift();
      if (next === undefined) {
        state.set(top.step.process.id, 'done');
        order.push(top.step);
        path.pop();
      } else enter(known.get(next) ?? unknown(top.step, next));
    }
  }
  return order;
}

function cycle(path: readonly Step[], again: Step) {
  const ids = path.map(({ process }) => process.id);
  const round = [...ids.slice(ids.indexOf(again.process.id)), again.process.id];
  return PrecursorCycle({
    field: `/processes/${again.index}/precursors`,
    value: again.process.id,
    message: `${round.slice(0, 12).join(' → ')} leads back to itself.`,
    remedy: 'Split the process, or leave out the good that returns.',
  });
}

function unknown(step: Step, name: string): never {
  const at = needs(step).indexOf(name);
  throw PrecursorUnknown({
    field: `/processes/${step.index}/precursors/${at}/process`,
    value: name,
    message: `${step.process.id} needs "${name.slice(0, 60)}", which no process makes.`,
    remedy: 'Describe that process too, or give the precursor with its specific embedded emissions.',
  });
}

function twice(processes: readonly ProductionProcess[]) {
  const index = processes.findIndex(({ id }, at) => processes.findIndex((each) => each.id === id) < at);
  return PrecursorUnknown({
    field: `/processes/${index}/id`,
    value: processes[index]?.id,
    message: `Two processes are called "${processes[index]?.id.slice(0, 60)}".`,
    remedy: 'Give every process a name of its own.',
  });
}

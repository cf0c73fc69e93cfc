// How much work a definition is for one row: the steps of its longest way through.
import type { PipelineDefinition, Stage } from './definition/stages.ts';
import { PipelineTooHeavy } from './faults.ts';

/** Some seconds of work. */
const MOST_STEPS = 2_000_000;
/** What a response of 6 MB holds with its envelope. */
const MOST_BYTES = 5_000_000;

function stepsOf(stage: Stage): number {
  switch (stage.op) {
    case 'normalise':
      return stage.fields.length;
    case 'derive':
      return stage.set.length;
    case 'validate':
      return stage.checks.length;
    case 'transform':
      return 15;
    case 'aggregate':
      return stage.plan.by.length + stage.plan.measures.length;
    case 'branch':
      return (
        stage.branches.length +
        Math.max(...stage.branches.map(({ stages }) => stages.reduce((sum, each) => sum + stepsOf(each), 0)))
      );
    default:
      return 1;
  }
}

/** Throws PipelineTooHeavy. */
export function refuseHeavyRun({ stages }: PipelineDefinition, rows: number): void {
  const steps = rows * stages.reduce((sum, stage) => sum + stepsOf(stage), 0);
  if (steps > MOST_STEPS)
    throw PipelineTooHeavy({
      message: `${rows} rows through this definition are ${steps} steps; at most ${MOST_STEPS} are made in one request.`,
    });
}

/** Throws PipelineTooHeavy. */
export function refuseLongAnswer(result: object): void {
  const bytes = Buffer.byteLength(JSON.stringify(result));
  if (bytes > MOST_BYTES)
    throw PipelineTooHeavy({
      message: `The rows that come out are ${bytes} bytes with their lineage; an answer holds ${MOST_BYTES}.`,
    });
}

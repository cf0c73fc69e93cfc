// The door of executions.
export { cancelExecution } from './cancel-execution.ts';
export { type CarryingOut, carryOutRun } from './carry-out-run.ts';
export * from './contract.ts';
export { DRIVE_FLOW, Ended, enqueueRun, launchRun, Prepared, Turn } from './drive.ts';
export * from './faults.ts';
export { finishRun } from './finish-run.ts';
export { followExecution } from './follow-execution.ts';
export { prepareRun } from './prepare-run.ts';
export { getExecution, getResult, listExecutions } from './read-execution.ts';
export { rehearse } from './rehearse.ts';
export { type Recomputed, type Recomputing, recomputeExecution } from './restating/recompute-execution.ts';
export { restateExecution } from './restating/restate-execution.ts';
export { resultsUsing, type SetUse, type UsesAfter } from './restating/set-uses.ts';
export { setsOf } from './rests-on.ts';
export { startExecution } from './start-execution.ts';
export { sweepRuns } from './sweep-runs.ts';

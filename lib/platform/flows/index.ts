// The door of workflow execution.
export { type FlowsReport, flowsReport } from './report.ts';
export { type FlowStart, type FlowsStart, flowsStart } from './start.ts';
export { type FlowStop, type FlowsStop, flowsStop } from './stop.ts';

// The door of metrics: it listens to events and is imported by no other domain.
export { AgentHourView } from './contract.ts';
export { countExecutions } from './count-executions.ts';
export { listAgentHours } from './list-agent-hours.ts';

// The door of the process calculators.
export { ProcessUnknown } from './faults.ts';
export {
  type CarbonFlow,
  CO2_PER_CARBON,
  carbonBalance,
  clinkerFactor,
  type ProcessEmission,
  type ProcessUse,
  processEmissions,
} from './process-emissions.ts';
export { PROCESS_FACTORS, type ProcessFactor, type ProcessGas } from './processes.ts';

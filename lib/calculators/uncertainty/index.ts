// The door of uncertainty: error propagation for a quick answer, simulation for the shape of it.
export { type Distribution, type SimulatedSource, type Simulation, simulate } from './monte-carlo.ts';
export { ofProduct, ofSum, type Uncertain } from './propagate.ts';

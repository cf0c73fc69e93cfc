// The door of the scope 3 calculators.
export {
  SCOPE_3_CATEGORIES,
  SCOPE_3_METHODS,
  type Scope3Category,
  type Scope3Method,
  scope3Category,
} from './categories.ts';
export { categoryOf } from './category-of.ts';
export { Scope3MethodRefused } from './faults.ts';
export { type Scope3Activity, type Scope3Emissions, type Scope3Term, scope3Emissions } from './scope-3-emissions.ts';

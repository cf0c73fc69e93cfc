// The door of vector search: what any index of vectors must do, and the one that needs no service.
export { ExactVectorIndex } from './exact.ts';
export type { Neighbour, VectorIndex } from './port.ts';

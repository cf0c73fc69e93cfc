// The door of vector search: what any index of vectors must do, the one that needs no service, and the one a service keeps.
export { ExactVectorIndex } from './exact.ts';
export type { Neighbour, VectorIndex } from './port.ts';
export { type VectorSearch, type VectorWrite, vectorsSearch, vectorsWrite } from './service.ts';

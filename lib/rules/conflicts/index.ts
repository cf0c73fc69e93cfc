// The door of conflicts.
export { findConflicts } from './find-conflicts.ts';

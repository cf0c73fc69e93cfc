// The door of jobs.
export { beginJob, queueJob } from './begin-job.ts';
export { carryOutJob, type JobWork } from './carry-out-job.ts';
export { JobDetail, JobMessage, JobPath, JobView } from './contract.ts';
export { failJob } from './fail-job.ts';
export { JobNotFound } from './faults.ts';
export { getJob, listJobs } from './read-jobs.ts';
export type { Writing as JobWriting } from './store.ts';
export { sweepJobs } from './sweep-jobs.ts';

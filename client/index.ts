// The door of the client: what an application that calls the API needs, and nothing of the server.
export { ApiError, NoAnswer, type Problem } from './api-error.ts';
export { type ArtifactUpload, uploadArtifact } from './artifacts.ts';
export type { Patience } from './attempts.ts';
export type * from './calls.ts';
export { type Client, type ClientOptions, createClient } from './client.ts';
export type { Operations } from './operations.gen.ts';
export type * as Schemas from './schemas.gen.ts';
export { sendByTicket, type Ticket, type Upload, uploadFile } from './uploads.ts';
export { artifactInspected, executionEnded, jobEnded, StillRunning, type Waiting } from './waiting.ts';

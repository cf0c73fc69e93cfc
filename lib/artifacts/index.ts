// The door of artifacts.
export { abortUpload } from './abort-upload.ts';
export { completeUpload } from './complete-upload.ts';
export {
  ArtifactPath,
  ArtifactView,
  DownloadTicket,
  NewArtifact,
  PartsAsked,
  UploadDone,
  UploadView,
} from './contract.ts';
export { downloadArtifact } from './download-artifact.ts';
export { EXAMPLE_ARTIFACT, EXAMPLE_CONTENT, EXAMPLE_PART } from './example.ts';
export * from './faults.ts';
export { inspectArtifact } from './inspect-artifact.ts';
export { getArtifact, listArtifacts } from './read-artifacts.ts';
export { renewParts } from './renew-parts.ts';
export { startUpload } from './start-upload.ts';
export { sweepUploads } from './sweep-uploads.ts';

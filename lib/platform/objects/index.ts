// The door of object storage.
export { ObjectMissing } from './object-missing.ts';
export { type ObjectHead, type ObjectsRead, objectsRead } from './read.ts';
export type { ObjectSink } from './sink.ts';
export { objectUploads, type PartedUpload, type StoredPart, type Uploads } from './uploads.ts';
export { type ObjectsWrite, objectsWrite, type PresignedUpload, type StoredObject } from './write.ts';

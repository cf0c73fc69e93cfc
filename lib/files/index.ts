// The door of files.
export { announceFile } from './announce-file.ts';
export { AnnouncedFile, DownloadTicket, FileId, FileView, NewFile } from './contract.ts';
export { deleteFile } from './delete-file.ts';
export { downloadFile } from './download-file.ts';
export { EXAMPLE_CONTENT, EXAMPLE_FILE } from './example.ts';
export { FileNotFound, FileNotUploaded } from './faults.ts';
export { getFile, storedFile } from './get-file.ts';
export { type OpenedFile, openFile } from './open-file.ts';

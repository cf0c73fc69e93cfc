// The door of files.
export { announceFile } from './announce-file.ts';
export { AnnouncedFile, DownloadTicket, FileId, FileView, NewFile } from './contract.ts';
export { deleteFile } from './delete-file.ts';
export { downloadFile } from './download-file.ts';
export { FileNotFound, FileNotUploaded } from './faults.ts';
export { getFile } from './get-file.ts';
export { type OpenedFile, openFile } from './open-file.ts';

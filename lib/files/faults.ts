// What files refuse.
import { defineFault } from '../shared/fault.ts';

export const FileNotFound = defineFault<{ fileId: string }>({
  reason: 'file_not_found',
  kind: 'not_found',
  cause: 'There is no such file in your tenant.',
  remedy: 'Check the id; announce a new upload by POST /v1/files.',
  say: ({ fileId }) => `There is no file "${fileId}".`,
});

export const FileNotUploaded = defineFault<{ fileId: string }>({
  reason: 'file_not_uploaded',
  kind: 'conflict',
  cause: 'The file was announced, but its content has not arrived.',
  remedy: 'Send the content to the URL that POST /v1/files answered with, or announce it again if that has expired.',
  say: ({ fileId }) => `The content of file "${fileId}" has not been uploaded; PUT it to the upload URL first.`,
});

// GET /v1/files/{fileId}/download
import * as z from 'zod';
import {
  DownloadTicket,
  downloadFile,
  EXAMPLE_CONTENT,
  FileId,
  FileNotFound,
  FileNotUploaded,
} from '../../../lib/files/index.ts';
import { endpoint, objectsRead, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'files.download',
  route: 'GET /v1/files/{fileId}/download',
  summary: 'Get a URL to download the content of a file from.',
  permission: 'files:read',
  uses: [tableRead, objectsRead],
  path: z.strictObject({ fileId: FileId }),
  output: { 200: DownloadTicket },
  faults: [FileNotFound, FileNotUploaded],
  impact: 'customers cannot download their files',
  example: {
    needs: { file: 'files.announce' },
    uploads: { file: EXAMPLE_CONTENT },
    path: { fileId: '{{file.id}}' },
  },
  handle: ({ ctx, path }) => downloadFile(ctx, path.fileId),
});

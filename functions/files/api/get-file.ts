// GET /v1/files/{fileId}
import * as z from 'zod';
import { FileId, FileNotFound, FileView, getFile } from '../../../lib/files/index.ts';
import { endpoint, objectsRead, tableRead } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'files.get',
  route: 'GET /v1/files/{fileId}',
  summary: 'What is known of a file, and whether its content has arrived.',
  permission: 'files:read',
  uses: [tableRead, objectsRead],
  path: z.strictObject({ fileId: FileId }),
  output: { 200: FileView },
  faults: [FileNotFound],
  impact: 'customers cannot see whether their uploads have arrived',
  example: { needs: { file: 'files.announce' }, path: { fileId: '{{file.id}}' } },
  handle: ({ ctx, path }) => getFile(ctx, path.fileId),
});

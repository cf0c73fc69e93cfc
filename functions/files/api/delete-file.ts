// DELETE /v1/files/{fileId}
import * as z from 'zod';
import { deleteFile, FileId, FileNotFound } from '../../../lib/files/index.ts';
import { endpoint, objectsWrite, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'files.delete',
  route: 'DELETE /v1/files/{fileId}',
  summary: 'Delete a file with its content.',
  permission: 'files:write',
  uses: [tableWrite, objectsWrite],
  path: z.strictObject({ fileId: FileId }),
  output: { 204: null },
  faults: [FileNotFound],
  impact: 'customers cannot delete their files',
  example: { needs: { file: 'files.announce' }, path: { fileId: '{{file.id}}' } },
  handle: async ({ ctx, path, match }) => {
    await deleteFile(ctx, path.fileId, match);
    return undefined;
  },
});

// POST /v1/files
import { AnnouncedFile, announceFile, EXAMPLE_FILE, NewFile } from '../../../lib/files/index.ts';
import { endpoint, objectsWrite, tableWrite } from '../../../lib/kernel/index.ts';

export default endpoint({
  id: 'files.announce',
  route: 'POST /v1/files',
  summary: 'Announce a file and get a URL to upload its content to.',
  permission: 'files:write',
  uses: [tableWrite, objectsWrite],
  body: NewFile,
  output: { 201: AnnouncedFile },
  location: (file) => `/v1/files/${file.id}`,
  faults: [],
  idempotent: true,
  impact: 'customers cannot upload data',
  example: { body: EXAMPLE_FILE },
  handle: ({ ctx, body }) => announceFile(ctx, body),
});

// A file that has arrived is inspected before anybody may download it.
import { artifactUploaded } from '../../../events/artifact-uploaded.ts';
import { inspectArtifact } from '../../../lib/artifacts/index.ts';
import { consumer, objectsWrite, objectUploads, tableWrite } from '../../../lib/kernel/index.ts';

export default consumer({
  id: 'artifacts.inspect-uploaded',
  summary: 'Look through an uploaded archive, and take or refuse it',
  on: [artifactUploaded],
  // One file at a time: each may be 500 MB, and is paid by the second.
  batchSize: 1,
  uses: [tableWrite, objectsWrite, objectUploads],
  timeoutSeconds: 900,
  // One whole processor; the memory is not needed.
  memoryMb: 1769,
  impact: 'Uploaded artifacts stay unavailable.',
  handle: ({ ctx, event }) => inspectArtifact(ctx, event.payload),
});

// What artifacts refuse.
import { defineFault } from '../shared/fault.ts';
import type { ArtifactStatus } from './model.ts';

interface Named {
  readonly agentId: string;
  readonly version: string;
}

export const ArtifactNotFound = defineFault<{ artifactId: string }>({
  reason: 'artifact_not_found',
  kind: 'not_found',
  cause: 'The version has no artifact with this id; those that came to nothing are forgotten after 90 days.',
  remedy: 'GET …/artifacts lists what there is.',
  say: ({ artifactId }) => `There is no artifact "${artifactId}".`,
});

export const ArtifactTaken = defineFault<Named & { fileName: string; artifactId: string }>({
  reason: 'artifact_taken',
  kind: 'conflict',
  cause: 'The version has an artifact of this name. Versions never change, and neither do their artifacts.',
  remedy: 'Choose another file name, or publish a new version.',
  say: ({ agentId, version, fileName, artifactId }) => ({
    field: '/fileName',
    message: `${agentId}@${version} has "${fileName}" already and never changes; publish a new version or choose another name.`,
    details: { artifactId },
  }),
});

export const TooManyArtifacts = defineFault<Named & { limit: number }>({
  reason: 'too_many_artifacts',
  kind: 'conflict',
  cause: 'A version has as many artifacts as it may have.',
  remedy: 'Pack several files into one archive.',
  say: ({ agentId, version, limit }) => `${agentId}@${version} has ${limit} artifacts, and more it cannot have.`,
});

export const UploadUnderWay = defineFault<Named & { artifactId: string; fileName: string; status: ArtifactStatus }>({
  reason: 'upload_under_way',
  kind: 'conflict',
  cause: 'One artifact of a version is uploaded at a time, and another one is being uploaded or inspected.',
  remedy:
    'Go on with it by sending the same declaration again, or DELETE …/artifacts/upload; wait for an inspection to end.',
  say: ({ agentId, version, artifactId, fileName, status }) => ({
    message:
      status === 'UPLOADING'
        ? `"${fileName}" is being uploaded to ${agentId}@${version}: finish that upload, or DELETE …/artifacts/upload first.`
        : `"${fileName}" of ${agentId}@${version} is being inspected: repeat this when that has ended.`,
    details: { artifactId, status },
  }),
});

export const UploadNotFound = defineFault<Named>({
  reason: 'upload_not_found',
  kind: 'not_found',
  cause:
    'Nothing is being uploaded to this version: nothing was begun, or it was aborted, expired or inspected meanwhile.',
  remedy: 'PUT …/artifacts begins an upload; GET …/artifacts shows what became of earlier ones.',
  say: ({ agentId, version }) =>
    `Nothing is being uploaded to ${agentId}@${version}; PUT …/artifacts begins an upload.`,
});

export const UploadLost = defineFault<Named>({
  reason: 'upload_lost',
  kind: 'conflict',
  cause: 'Storage no longer has the parts of this upload.',
  remedy: 'DELETE …/artifacts/upload, then begin anew.',
  say: ({ agentId, version }) =>
    `Storage no longer has the parts for ${agentId}@${version}; DELETE …/artifacts/upload and begin anew.`,
});

export interface PartProblem {
  readonly index: number;
  readonly field: 'partNumber' | 'etag';
  readonly message: string;
}

export const PartsRefused = defineFault<readonly PartProblem[]>({
  reason: 'parts_refused',
  kind: 'unprocessable',
  cause: 'A part was named that the upload does not have, or with another ETag than the part in storage has.',
  remedy: 'Send the parts named again (PUT …/artifacts/parts has URLs), or leave `parts` out.',
  say: (problems) => problems.map(({ index, field, message }) => ({ field: `/parts/${index}/${field}`, message })),
});

export const PartsMissing = defineFault<{ missing: readonly number[]; of: number }>({
  reason: 'parts_missing',
  kind: 'conflict',
  cause: 'Not every part of the upload has arrived.',
  remedy: 'Send the parts named; PUT …/artifacts/parts has URLs for them.',
  say: ({ missing, of }) => ({
    message: `${missing.length} of ${of} parts have not arrived: ${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ', …' : ''}. PUT …/artifacts/parts has URLs for them.`,
    details: { missing },
  }),
});

export const ArtifactNotAvailable = defineFault<{ artifactId: string; status: ArtifactStatus }>({
  reason: 'artifact_not_available',
  kind: 'conflict',
  cause: 'The artifact is still being uploaded or inspected, or it came to nothing.',
  remedy: 'GET …/artifacts/{artifactId} until its status is AVAILABLE; of a rejected one it says why.',
  say: ({ artifactId, status }) => ({
    message: `The artifact "${artifactId}" is ${status} and cannot be downloaded; only AVAILABLE ones can.`,
    details: { status },
  }),
});

// A streaming write of unknown length: small content goes up in one request, larger content in parts as it comes.
import { createHash, type Hash } from 'node:crypto';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { calling } from '../service-failure.ts';
import { type MultipartUpload, multipart, type UploadTarget } from './multipart.ts';

export interface ObjectSink {
  /** Resolves when the next chunk is welcome. */
  write(chunk: string | Uint8Array): Promise<void>;
  /** Makes the object visible as a whole. */
  done(): Promise<{ sizeBytes: number; sha256: string }>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

export interface SinkOptions extends UploadTarget {
  readonly client: S3Client;
  readonly partSizeBytes?: number;
}

interface SinkState {
  readonly options: SinkOptions;
  readonly hash: Hash;
  readonly parts: MultipartUpload;
  pending: Buffer[];
  pendingBytes: number;
  sizeBytes: number;
}

export function openSink(options: SinkOptions): ObjectSink {
  const parts = multipart(options.client, options);
  const state: SinkState = {
    options,
    parts,
    hash: createHash('sha256'),
    pending: [],
    pendingBytes: 0,
    sizeBytes: 0,
  };
  return { write: (chunk) => write(state, chunk), done: () => done(state), abort: () => parts.abort() };
}

async function write(state: SinkState, chunk: string | Uint8Array): Promise<void> {
  const bytes = Buffer.from(chunk);
  state.hash.update(bytes);
  state.sizeBytes += bytes.byteLength;
  state.pending.push(bytes);
  state.pendingBytes += bytes.byteLength;
  if (state.pendingBytes < (state.options.partSizeBytes ?? 8 * 1024 * 1024)) return;
  await state.parts.send(takePending(state));
}

async function done(state: SinkState) {
  const { options, sizeBytes } = state;
  const rest = takePending(state);
  const sha256 = state.hash.digest('hex');
  if (!state.parts.started()) {
    const { bucket: Bucket, key: Key, contentType: ContentType } = options;
    const command = new PutObjectCommand({ Bucket, Key, ContentType, Body: rest, Metadata: { sha256 } });
    await calling('Object storage', () => options.client.send(command));
  } else {
    if (rest.byteLength > 0) await state.parts.send(rest);
    await state.parts.complete();
  }
  return { sizeBytes, sha256 };
}

function takePending(state: SinkState): Buffer {
  const bytes = Buffer.concat(state.pending);
  state.pending = [];
  state.pendingBytes = 0;
  return bytes;
}

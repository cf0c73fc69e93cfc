// S3 on one machine: objects as files, an index in SQLite, real signatures, CORS, versions, and no half-written object ever.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Emulator } from '../wire/emulator.ts';
import { type PlaceOptions, placeOf } from '../wire/place.ts';
import { openDatabase } from '../wire/shelf.ts';
import { authorize } from './authorize.ts';
import { Blobs } from './blobs.ts';
import { bucketOf, type Room, readCall } from './call.ts';
import { Catalogue } from './catalogue.ts';
import { admitOrigin, answerPreflight } from './cors.ts';
import { expire } from './expire.ts';
import { findOperation } from './operations.ts';
import { bucketResources } from './resources.ts';
import { sendError } from './respond.ts';

export interface S3Options extends PlaceOptions {
  readonly dataDir: string;
  readonly now?: () => Date;
  /** S3 wants 5 MiB of every part but the last; tests of the order of parts want less. */
  readonly minPartBytes?: number;
}

const sweepEveryMs = 3_600_000;
const closeWithinMs = 3_000;

export async function createS3(options: S3Options): Promise<Emulator> {
  const { region } = placeOf(options);
  const minPartBytes = options.minPartBytes ?? 5 * 1024 ** 2;
  const database = openDatabase(join(options.dataDir, 's3', 'catalogue.sqlite'));
  const catalogue = new Catalogue(database);
  const blobs = new Blobs(join(options.dataDir, 's3', 'blobs'));
  const room: Room = { catalogue, blobs, region, now: options.now ?? (() => new Date()) };
  await blobs.sweep(catalogue.namedFiles());
  await expire(room);
  const sweeper = setInterval(() => void expire(room).catch(console.error), sweepEveryMs).unref();
  const inFlight = new Set<Promise<void>>();
  return {
    services: ['s3'],
    handle(request, response) {
      const work = answer(room, minPartBytes, request, response).finally(() => inFlight.delete(work));
      inFlight.add(work);
      return work;
    },
    resources: bucketResources(catalogue, region),
    async close() {
      clearInterval(sweeper);
      // A reader who takes no bytes must not keep the stack from stopping.
      await Promise.race([Promise.allSettled(inFlight), pause(closeWithinMs, undefined, { ref: false })]);
      database.close();
    },
  };
}

async function answer(
  room: Room,
  minPartBytes: number,
  ...[request, response]: [IncomingMessage, ServerResponse]
): Promise<void> {
  try {
    const call = readCall(request, response);
    if (call.method === 'OPTIONS') {
      answerPreflight(call, bucketOf(room, call.bucketName));
      return;
    }
    const bucket = room.catalogue.buckets.get(call.bucketName);
    if (bucket) admitOrigin(call, bucket);
    authorize(room, call);
    await findOperation(call, minPartBytes)(room, call);
  } catch (error) {
    // The reader or writer went away: there is nobody left to answer.
    if (request.destroyed && !request.complete) return void response.destroy();
    if (response.headersSent && response.destroyed) return;
    sendError({ response, method: request.method ?? 'GET', url: request.url ?? '/' }, error);
  }
}

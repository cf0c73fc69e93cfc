// The least that anyone must do with a file sent in parts: lay them down, read them once through to hash them, give them out again.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';

const { path } = z.object({ path: z.string() }).parse(JSON.parse(process.argv[2] ?? '{}'));
const file = await open(path, 'w');

const server = createServer(async (request, response) => {
  if (request.method === 'PUT') {
    let at = Number(request.url?.slice(1));
    for await (const piece of request) at += (await file.write(piece, 0, piece.length, at)).bytesWritten;
    response.end();
  } else if (request.method === 'POST') {
    const sum = createHash('sha256');
    for await (const piece of createReadStream(path)) sum.update(piece);
    response.end(sum.digest('hex'));
  } else await pipeline(createReadStream(path), response);
});
server.listen(0, '127.0.0.1', () => {
  const { port }: AddressInfo = Object(server.address());
  process.send?.(`http://127.0.0.1:${port}`);
});
process.once('disconnect', () => process.exit(0));

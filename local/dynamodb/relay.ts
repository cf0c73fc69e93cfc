// Carries a request that reached the common edge on to the emulator's own port, so that one endpoint serves every client.
import { type IncomingMessage, request as open, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

export async function relay(endpoint: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { hostname, port } = new URL(endpoint);
  const { method, url: path, headers } = request;
  const onward = open({ hostname, port, method, path, headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    onward.once('response', resolve).once('error', reject),
  );
  const [answer] = await Promise.all([answered, pipeline(request, onward)]);
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  await pipeline(answer, response);
}

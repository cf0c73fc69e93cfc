// A bare HTTP server around the emulator, with the unmodified SDK as its client: what the tests speak through.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { SFNClient } from '@aws-sdk/client-sfn';
import { createStepFunctions, type StepFunctions, type StepFunctionsOptions } from '../index.ts';

export interface Trial {
  readonly emulator: StepFunctions;
  readonly client: SFNClient;
  close(): Promise<void>;
}

type Given = Pick<StepFunctionsOptions, 'dataDir'> & Partial<StepFunctionsOptions>;

export async function serve(given: Given): Promise<Trial> {
  const emulator = await createStepFunctions({
    region: 'eu-central-1',
    accountId: '000000000000',
    invokeLambda: async (_arn, payload) => ({ payload }),
    readObject: async (bucket, key) => Promise.reject(new Error(`There is no ${bucket}/${key}.`)),
    ...given,
  });
  const server = createServer((request, response) => void emulator.handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const client = new SFNClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'LOCALROOTKEY', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    emulator,
    client,
    close: async () => {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await emulator.close();
    },
  };
}

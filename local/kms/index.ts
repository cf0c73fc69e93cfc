// KMS on one machine: keys that sign receipts and seal secrets, readable by the owner of the state folder alone.
import { join } from 'node:path';
import { awsJson } from '../wire/aws-json.ts';
import type { Emulator } from '../wire/emulator.ts';
import { type PlaceOptions, placeOf } from '../wire/place.ts';
import { openDatabase } from '../wire/shelf.ts';
import { kmsOperations } from './operations.ts';
import { keyResources } from './resources.ts';
import { Vault } from './vault.ts';

export interface KmsOptions extends PlaceOptions {
  readonly dataDir: string;
  readonly now?: () => Date;
}

export async function createKms(options: KmsOptions): Promise<Emulator> {
  const database = openDatabase(join(options.dataDir, 'kms', 'keys.sqlite'));
  const vault = new Vault(database, placeOf(options));
  return {
    services: ['kms'],
    handle: awsJson({ version: '1.1', target: 'TrentService', operations: kmsOperations(vault) }),
    resources: keyResources(vault, options.now ?? (() => new Date())),
    async close() {
      database.close();
    },
  };
}

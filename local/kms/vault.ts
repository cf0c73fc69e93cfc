// The keys of this machine, found by id, ARN, alias or the alias's ARN.
import type { DatabaseSync } from 'node:sqlite';
import type * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import type { Place } from '../wire/place.ts';
import { openShelf, type Shelf } from '../wire/shelf.ts';
import { aliasSchema, type KmsKey, keySchema } from './model.ts';

export class Vault {
  readonly keys: Shelf<KmsKey>;
  readonly aliases: Shelf<z.output<typeof aliasSchema>>;
  readonly place: Place;

  constructor(database: DatabaseSync, place: Place) {
    this.keys = openShelf(database, 'keys', keySchema);
    this.aliases = openShelf(database, 'aliases', aliasSchema);
    this.place = place;
  }

  find(reference: string): KmsKey {
    const name = reference.startsWith('arn:') ? reference.split(':').slice(5).join(':') : reference;
    const id = name.startsWith('alias/') ? this.aliases.get(name)?.keyId : name.replace(/^key\//, '');
    const key = id === undefined ? undefined : this.keys.get(id);
    if (key) return key;
    const what = name.startsWith('alias/') ? 'Alias' : 'Key';
    throw new AwsFault('NotFoundException', `${what} '${reference}' does not exist`);
  }

  usable(reference: string, usage: KmsKey['usage']): KmsKey {
    const key = this.find(reference);
    if (!key.enabled) throw new AwsFault('DisabledException', `${key.arn} is disabled.`);
    if (key.usage === usage) return key;
    throw new AwsFault('InvalidKeyUsageException', `${key.arn} key usage is ${key.usage}.`);
  }
}

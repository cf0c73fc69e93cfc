// Which queues there are: kept on the shelf for the next start, and at hand in memory for every message.
import type { DatabaseSync } from 'node:sqlite';
import { AwsFault } from '../wire/aws-fault.ts';
import { arnOf, type Place } from '../wire/place.ts';
import { openShelf } from '../wire/shelf.ts';
import type { Bell } from './bell.ts';
import type { MessageStore } from './message-store.ts';
import { checkAttributes, type Queue, queueDocument, queueName } from './queue.ts';

export interface RegisterOptions {
  readonly database: DatabaseSync;
  readonly place: Place;
  /** Where clients reach the queues; queue URLs begin with it. */
  readonly endpoint: string;
}

type Texts = Readonly<Record<string, string>>;

export function createRegister(options: RegisterOptions, store: MessageStore, bell: Bell) {
  const shelf = openShelf(options.database, 'queues', queueDocument);
  const known = new Map(shelf.list().map((queue) => [queue.name, queue]));
  const keep = (queue: Queue): Queue => {
    shelf.put(queue.name, queue);
    known.set(queue.name, queue);
    bell.ring(queue.name);
    return queue;
  };
  return {
    /** Finds a queue by its name, ARN or URL. */
    get(reference: string): Queue {
      const queue = known.get(queueName(reference));
      if (queue) return queue;
      throw new AwsFault('QueueDoesNotExist', `There is no queue ${queueName(reference)} in the local stack.`);
    },
    list: (): Queue[] => [...known.values()],
    /** Creating a queue that stands changes its attributes to the ones given now. */
    create(name: string, attributes: Texts, tags: Texts): Queue {
      const url = `${options.endpoint}/${options.place.accountId}/${name}`;
      const arn = arnOf(options.place, 'sqs', name);
      const createdAt = known.get(name)?.createdAt ?? Date.now();
      const checked = checkAttributes(attributes);
      return keep({ name, arn, url, attributes: checked, tags: { ...tags }, createdAt, modifiedAt: Date.now() });
    },
    change(queue: Queue, attributes: Texts): Queue {
      const merged = { ...queue.attributes, ...checkAttributes(attributes) };
      return keep({ ...queue, attributes: merged, modifiedAt: Date.now() });
    },
    drop(queue: Queue): void {
      store.purge(queue.name);
      shelf.delete(queue.name);
      known.delete(queue.name);
    },
  };
}

// Replays: an archive's events put on their bus once more, marked with the replay's name.
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { operation } from '../wire/aws-json.ts';
import { arnOf, type Place } from '../wire/place.ts';
import { openShelf, type Shelf } from '../wire/shelf.ts';
import type { Archives } from './archive.ts';
import type { Buses } from './bus.ts';

const seconds = z.number();
const replayDocument = z.object({
  ReplayName: z.string(),
  ReplayArn: z.string(),
  EventSourceArn: z.string(),
  EventStartTime: seconds,
  EventEndTime: seconds,
  Destination: z.object({ Arn: z.string(), FilterArns: z.array(z.string()).optional() }),
  Description: z.string().optional(),
  State: z.enum(['STARTING', 'RUNNING', 'COMPLETED', 'FAILED']),
  ReplayStartTime: seconds,
  ReplayEndTime: seconds.optional(),
});
type Replay = z.output<typeof replayDocument>;

const startInput = replayDocument.omit({ ReplayArn: true, State: true, ReplayStartTime: true, ReplayEndTime: true });

export interface ReplayParts {
  readonly database: DatabaseSync;
  readonly place: Place;
  readonly buses: Buses;
  readonly archives: Archives;
}

export function replayOperations(parts: ReplayParts) {
  const shelf = openShelf(parts.database, 'replays', replayDocument);
  // What a kill interrupted is replayed from its beginning: at least once, like everything on a bus.
  for (const replay of shelf.list()) if (replay.State === 'RUNNING') run(parts, shelf, replay);
  return {
    StartReplay: operation(startInput, (input) => {
      if (shelf.get(input.ReplayName))
        throw new AwsFault('ResourceAlreadyExistsException', `Replay ${input.ReplayName} exists.`);
      if (!parts.archives.get(input.EventSourceArn))
        throw new AwsFault('ResourceNotFoundException', 'There is no such archive.');
      parts.buses.arn(input.Destination.Arn);
      const ReplayArn = arnOf(parts.place, 'events', `replay/${input.ReplayName}`);
      const replay: Replay = { ...input, ReplayArn, State: 'RUNNING', ReplayStartTime: Date.now() / 1_000 };
      shelf.put(input.ReplayName, replay);
      run(parts, shelf, replay);
      return { ReplayArn, State: 'STARTING', ReplayStartTime: replay.ReplayStartTime };
    }),
    DescribeReplay: operation(z.object({ ReplayName: z.string() }), (input) => {
      const replay = shelf.get(input.ReplayName);
      if (replay) return replay;
      throw new AwsFault('ResourceNotFoundException', `There is no replay ${input.ReplayName}.`);
    }),
    ListReplays: operation(z.object({}), () => ({ Replays: shelf.list() })),
  };
}

function run(parts: ReplayParts, shelf: Shelf<Replay>, replay: Replay): void {
  const work = async () => {
    const from = new Date(replay.EventStartTime * 1_000);
    const pages = parts.archives.read(nameOf(replay.EventSourceArn), from, new Date(replay.EventEndTime * 1_000));
    for (const events of pages) {
      const marked = events.map((event) => ({ ...event, 'replay-name': replay.ReplayName }));
      parts.buses.forward(replay.Destination.Arn, marked, replay.Destination.FilterArns);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const end = (State: Replay['State']) =>
    shelf.put(replay.ReplayName, { ...replay, State, ReplayEndTime: Date.now() / 1_000 });
  work().then(
    () => end('COMPLETED'),
    (error: unknown) => {
      console.error(error);
      end('FAILED');
    },
  );
}

function nameOf(archiveArn: string): string {
  return archiveArn.split('/').at(-1) ?? archiveArn;
}

// Drawing tokens from a bucket in the table: one conditional update, guessed from what was last seen of it.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Scope } from '../capability.ts';
import { primaryKey } from '../table/record.ts';
import { bucketRecord, platformBucketRecord } from './records.ts';
import { costOf, type Limit, type Moment, type Taken, takeFrom } from './token-bucket.ts';

export interface Place {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly scope: Scope;
}

export interface Draw {
  /** Absent of those who belong to no tenant. */
  readonly tenantId?: string | undefined;
  readonly bucket: string;
  readonly limit: Limit;
  readonly count: number;
  readonly now: Moment;
  /** What the caller last saw of it. */
  readonly seen?: Moment | undefined;
  /** How often it is tried where others draw at the same moment. */
  readonly attempts?: number;
}

const ATTEMPTS = 5;

/** Fewer than asked for when there are fewer; none when it is empty, or so fought over that no attempt got through. */
export async function draw(
  place: Place,
  { limit, count, now, seen, attempts = ATTEMPTS, ...named }: Draw,
): Promise<Taken> {
  let known = seen;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const guess = takeFrom(limit, known, count, now);
    // A bucket that looks empty is asked about once all the same: its last drawer may have seen more.
    const taken = Math.max(1, guess.taken);
    const outcome = await attemptTo(place, {
      ...named,
      limit,
      now,
      taken,
      isFull: known === undefined || known <= now,
    });
    if (outcome.taken) return { taken, fullAt: outcome.fullAt };
    known = outcome.fullAt;
    if (takeFrom(limit, known, 1, now).taken === 0) break;
  }
  return { taken: 0, fullAt: known ?? now };
}

type Named = Pick<Draw, 'tenantId' | 'bucket'>;

interface Attempt extends Named, Pick<Draw, 'limit' | 'now'> {
  readonly taken: number;
  /** Whether the bucket is taken to be full: then it is filled anew, else it is added to. */
  readonly isFull: boolean;
}

async function attemptTo(place: Place, { tenantId, bucket, limit, now, taken, isFull }: Attempt) {
  const cost = costOf(limit, taken);
  const latest = now + costOf(limit, limit.tokens - taken);
  const command = new UpdateCommand({
    TableName: place.tableName,
    Key: keyOf(place, { tenantId, bucket }),
    UpdateExpression: `SET fullAt = ${isFull ? ':now' : 'fullAt'} + :cost, expiresAt = :end, entity = :entity, #bucket = :bucket${tenantId === undefined ? '' : ', tenantId = :tenant'}`,
    ConditionExpression: isFull ? 'attribute_not_exists(fullAt) OR fullAt <= :now' : 'fullAt BETWEEN :now AND :latest',
    // A reserved word.
    ExpressionAttributeNames: { '#bucket': 'bucket' },
    ExpressionAttributeValues: {
      ...{ ':now': now, ':cost': cost, ':end': Math.ceil(now / 1_000_000) + limit.windowSeconds + KEPT_SECONDS },
      ...{ ':entity': recordFor(tenantId).entity, ':bucket': bucket },
      ...(tenantId !== undefined && { ':tenant': tenantId }),
      ...(!isFull && { ':latest': latest }),
    },
    ReturnValues: 'UPDATED_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    const { Attributes } = await place.client.send(command);
    return { taken: true, fullAt: Number(Attributes?.['fullAt']) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { taken: false, fullAt: Number(error.Item?.['fullAt']?.N ?? now) };
  }
}

/** A full bucket and none are the same; it may go any time after. */
const KEPT_SECONDS = 3_600;

/** Puts tokens back that were drawn a moment ago; into a bucket that is full anyway, none. */
export async function giveBack(
  place: Place,
  { limit, count, now, ...named }: Omit<Draw, 'seen' | 'attempts'>,
): Promise<void> {
  const command = new UpdateCommand({
    TableName: place.tableName,
    Key: keyOf(place, named),
    UpdateExpression: 'SET fullAt = fullAt - :cost',
    ConditionExpression: 'fullAt > :now',
    ExpressionAttributeValues: { ':cost': costOf(limit, count), ':now': now },
  });
  try {
    await place.client.send(command);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

const recordFor = (tenantId: string | undefined) => (tenantId === undefined ? platformBucketRecord : bucketRecord);

const keyOf = ({ scope }: Place, { tenantId, bucket }: Named) =>
  primaryKey(recordFor(tenantId), scope, { bucket, ...(tenantId !== undefined && { tenantId }) });

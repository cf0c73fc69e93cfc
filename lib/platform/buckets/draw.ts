// Drawing tokens from a bucket in the table: one conditional update, guessed from what was last seen of it.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Scope } from '../capability.ts';
import { primaryKey } from '../table/record.ts';
import { bucketRecord } from './records.ts';
import { costOf, type Limit, type Moment, type Taken, takeFrom } from './token-bucket.ts';

export interface Place {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly scope: Scope;
}

export interface Draw {
  readonly tenantId: string;
  readonly bucket: string;
  readonly limit: Limit;
  readonly count: number;
  readonly now: Moment;
  /** What the caller last saw of it. */
  readonly seen?: Moment | undefined;
}

const ATTEMPTS = 5;

/** Fewer than asked for when there are fewer; none when it is empty, or so fought over that five attempts did not get through. */
export async function draw(place: Place, { limit, count, now, seen, ...named }: Draw): Promise<Taken> {
  let known = seen;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
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

interface Attempt extends Pick<Draw, 'tenantId' | 'bucket' | 'limit' | 'now'> {
  readonly taken: number;
  /** Whether the bucket is taken to be full: then it is filled anew, else it is added to. */
  readonly isFull: boolean;
}

async function attemptTo(place: Place, { tenantId, bucket, limit, now, taken, isFull }: Attempt) {
  const cost = costOf(limit, taken);
  const latest = now + costOf(limit, limit.tokens - taken);
  const command = new UpdateCommand({
    TableName: place.tableName,
    Key: primaryKey(bucketRecord, place.scope, { tenantId, bucket }),
    UpdateExpression: `SET fullAt = ${isFull ? ':now' : 'fullAt'} + :cost, expiresAt = :end, entity = :entity, tenantId = :tenant, #bucket = :bucket`,
    ConditionExpression: isFull ? 'attribute_not_exists(fullAt) OR fullAt <= :now' : 'fullAt BETWEEN :now AND :latest',
    // A reserved word.
    ExpressionAttributeNames: { '#bucket': 'bucket' },
    ExpressionAttributeValues: {
      ...{ ':now': now, ':cost': cost, ':end': Math.ceil(now / 1_000_000) + limit.windowSeconds + KEPT_SECONDS },
      ...{ ':entity': bucketRecord.entity, ':tenant': tenantId, ':bucket': bucket },
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

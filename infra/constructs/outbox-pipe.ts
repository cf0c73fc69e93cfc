// What was committed is said: the table's stream carries each outbox item onto the bus, in order, or into dead letters.
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { CfnPipe } from 'aws-cdk-lib/aws-pipes';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Envelope } from '../../events/envelope.ts';
import type { Blueprint } from '../blueprint.ts';
import { EVENT_SOURCE } from './event-source.ts';
import { ofThisAccount } from './of-this-account.ts';
import { addDeadLetters } from './queues.ts';

/** String attributes of an outbox item, as they become the event's detail. */
const DETAIL = Object.keys(Envelope.shape);

const image = (field: string): string => `$.dynamodb.NewImage.${field}.S`;
const TEMPLATE = `{${DETAIL.map((field) => `"${field}": <${image(field)}>`).join(', ')}}`;
const ONLY_OUTBOX = { eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: ['outbox'] } } } };

export function addOutboxPipe(scope: Construct, blueprint: Blueprint, table: Table, dataKey: Key): void {
  const { names } = blueprint;
  const deadLetters = addDeadLetters(scope, {
    blueprint,
    name: 'outbox',
    impact: 'what happened reaches nobody: audit, metrics and notifications fall behind the data',
  });
  new CfnPipe(scope, 'Outbox', {
    name: names.named('outbox'),
    description: 'Puts what commits wrote to the outbox onto the bus.',
    roleArn: pipeRole(scope, blueprint, table, dataKey, deadLetters).roleArn,
    source: table.tableStreamArn ?? '',
    sourceParameters: {
      filterCriteria: { filters: [{ pattern: JSON.stringify(ONLY_OUTBOX) }] },
      dynamoDbStreamParameters: {
        startingPosition: 'TRIM_HORIZON',
        batchSize: 10,
        // Until the record leaves the stream: a bus that is down for hours loses nothing.
        maximumRetryAttempts: -1,
        onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
        deadLetterConfig: { arn: deadLetters.queueArn },
      },
    },
    target: names.busArn,
    targetParameters: {
      eventBridgeEventBusParameters: { detailType: image('type'), source: EVENT_SOURCE },
      inputTemplate: TEMPLATE,
    },
  });
}

/** What AWS asks of a pipe that reads a table's stream. */
const READ_STREAM = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
  (action) => `dynamodb:${action}`,
);

function pipeRole(scope: Construct, { names }: Blueprint, table: Table, dataKey: Key, deadLetters: Queue): Role {
  const allow = (actions: string[], resource: string) => new PolicyStatement({ actions, resources: [resource] });
  const statements = [
    allow([...READ_STREAM], table.tableStreamArn ?? ''),
    allow(['kms:Decrypt'], dataKey.keyArn),
    allow(['events:PutEvents'], names.busArn),
    allow(['sqs:SendMessage'], deadLetters.queueArn),
  ];
  return new Role(scope, 'OutboxRole', {
    assumedBy: ofThisAccount(scope, 'pipes.amazonaws.com'),
    description: 'Reads the stream of the table and speaks on the bus.',
    inlinePolicies: { outbox: new PolicyDocument({ statements }) },
  });
}

// The one table: tenant-prefixed keys, three indexes, a stream for the outbox and expiry by `expiresAt`.
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { dataRemoval } from './removal.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

export function addTable(scope: Construct, { names, stage }: Blueprint, encryptionKey: Key): Table {
  const table = new Table(scope, 'Table', {
    tableName: names.table,
    partitionKey: text('PK'),
    sortKey: text('SK'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: 'expiresAt',
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: stage.keepsData,
    removalPolicy: dataRemoval(stage),
  });
  for (const index of ['GSI1', 'GSI2', 'GSI3']) {
    table.addGlobalSecondaryIndex({
      indexName: index,
      partitionKey: text(`${index}PK`),
      sortKey: text(`${index}SK`),
    });
  }
  return table;
}

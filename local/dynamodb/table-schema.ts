// AWS::DynamoDB::Table as the local stack understands it; whatever is not spelled here is refused by name.
import * as z from 'zod';

const boolean = z.union([z.boolean(), z.stringbool()]);
const count = z.coerce.number().int().positive();
const throughput = z.strictObject({ ReadCapacityUnits: count, WriteCapacityUnits: count });
const keySchema = z
  .array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1)
  .max(2);
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const insights = z.strictObject({ Enabled: boolean, Mode: z.string().optional() });
const index = { IndexName: z.string(), KeySchema: keySchema, Projection: projection };
const onDemand = z.strictObject({
  MaxReadRequestUnits: z.unknown().optional(),
  MaxWriteRequestUnits: z.unknown().optional(),
});

export const tableSchema = z.strictObject({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  BillingMode: z.enum(['PAY_PER_REQUEST', 'PROVISIONED']).default('PROVISIONED'),
  ProvisionedThroughput: throughput.optional(),
  OnDemandThroughput: onDemand.optional(),
  GlobalSecondaryIndexes: z
    .array(
      z.strictObject({
        ...index,
        ProvisionedThroughput: throughput.optional(),
        OnDemandThroughput: onDemand.optional(),
        ContributorInsightsSpecification: insights.optional(),
      }),
    )
    .optional(),
  LocalSecondaryIndexes: z.array(z.strictObject(index)).optional(),
  StreamSpecification: z
    .strictObject({ StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']) })
    .optional(),
  TimeToLiveSpecification: z.strictObject({ Enabled: boolean, AttributeName: z.string().optional() }).optional(),
  // The rest has no meaning on one machine and is accepted so that the same template serves both.
  PointInTimeRecoverySpecification: z
    .strictObject({ PointInTimeRecoveryEnabled: boolean.optional(), RecoveryPeriodInDays: z.unknown().optional() })
    .optional(),
  SSESpecification: z
    .strictObject({ SSEEnabled: boolean, SSEType: z.string().optional(), KMSMasterKeyId: z.string().optional() })
    .optional(),
  ContributorInsightsSpecification: insights.optional(),
  DeletionProtectionEnabled: boolean.optional(),
  TableClass: z.enum(['STANDARD', 'STANDARD_INFREQUENT_ACCESS']).optional(),
  WarmThroughput: z.unknown().optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
});
export type TableProperties = z.output<typeof tableSchema>;

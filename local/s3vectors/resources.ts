// AWS::S3Vectors::VectorBucket as CDK writes it; indexes are made by whoever first writes to them.
import * as z from 'zod';
import type { ResourceType, ResourceTypes } from '../cloudformation/resource-type.ts';
import { physicalName } from '../wire/physical-name.ts';
import { arnOf, type Place } from '../wire/place.ts';
import { bucketName } from './model.ts';
import type { VectorStore } from './store.ts';

const properties = z.strictObject({
  VectorBucketName: bucketName.optional(),
  // The state file is the owner's alone.
  EncryptionConfiguration: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

export function vectorBucketResources(store: VectorStore, place: Place): ResourceTypes {
  const type: ResourceType<z.output<typeof properties>> = {
    schema: properties,
    async provision({ stack, logicalId, properties: { VectorBucketName } }) {
      const name = VectorBucketName ?? physicalName(stack, logicalId).toLowerCase();
      store.buckets.put(name, { name });
      const arn = arnOf(place, 's3vectors', `bucket/${name}`);
      return { ref: arn, attributes: { VectorBucketArn: arn } };
    },
  };
  return { 'AWS::S3Vectors::VectorBucket': type };
}

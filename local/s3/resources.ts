// AWS::S3::Bucket and AWS::S3::BucketPolicy as CDK writes them: what is kept, and what has no meaning on one machine.
import * as z from 'zod';
import type { ResourceType, ResourceTypes } from '../cloudformation/resource-type.ts';
import { physicalName } from '../wire/physical-name.ts';
import type { Catalogue } from './catalogue.ts';
import type { Bucket } from './model.ts';

const days = z.coerce.number().positive();
const onOff = z.enum(['Enabled', 'Disabled']);

const lifecycleRule = z.strictObject({
  Id: z.string().optional(),
  Status: onOff,
  Prefix: z.string().optional(),
  ExpirationInDays: days.optional(),
  AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: days }).optional(),
  NoncurrentVersionExpiration: z
    .strictObject({ NoncurrentDays: days, NewerNoncurrentVersions: z.number().optional() })
    .optional(),
  // Colder storage is as warm as any other here.
  Transitions: z.unknown().optional(),
  NoncurrentVersionTransitions: z.unknown().optional(),
  ExpiredObjectDeleteMarker: z.boolean().optional(),
});

const corsRuleProperties = z.strictObject({
  Id: z.string().optional(),
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.enum(['GET', 'PUT', 'HEAD', 'POST', 'DELETE'])),
  AllowedHeaders: z.array(z.string()).optional(),
  ExposedHeaders: z.array(z.string()).optional(),
  MaxAge: z.number().optional(),
});

const bucketProperties = z.strictObject({
  BucketName: z.string().optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRuleProperties) }).optional(),
  LifecycleConfiguration: z
    .strictObject({
      Rules: z.array(lifecycleRule),
      TransitionDefaultMinimumObjectSize: z.unknown().optional(),
    })
    .optional(),
  VersioningConfiguration: z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  // Guards and accounts of the cloud, without a counterpart in a folder that only its owner can reach.
  AccessControl: z.unknown().optional(),
  BucketEncryption: z.unknown().optional(),
  IntelligentTieringConfigurations: z.unknown().optional(),
  InventoryConfigurations: z.unknown().optional(),
  LoggingConfiguration: z.unknown().optional(),
  MetricsConfigurations: z.unknown().optional(),
  ObjectLockConfiguration: z.unknown().optional(),
  ObjectLockEnabled: z.boolean().optional(),
  OwnershipControls: z.unknown().optional(),
  PublicAccessBlockConfiguration: z.unknown().optional(),
  ReplicationConfiguration: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

type BucketProperties = z.output<typeof bucketProperties>;

const policyProperties = z.strictObject({ Bucket: z.string(), PolicyDocument: z.unknown() });

export function bucketResources(catalogue: Catalogue, region: string): ResourceTypes {
  const bucketType: ResourceType<BucketProperties> = {
    schema: bucketProperties,
    async provision({ stack, logicalId, properties }) {
      const name = properties.BucketName ?? physicalName(stack, logicalId).toLowerCase();
      catalogue.buckets.put(name, toBucket(name, properties));
      return { ref: name, attributes: attributesOf(name, region) };
    },
  };
  const policyType: ResourceType<z.output<typeof policyProperties>> = {
    schema: policyProperties,
    async provision({ properties }) {
      return { ref: properties.Bucket, attributes: {} };
    },
  };
  return { 'AWS::S3::Bucket': bucketType, 'AWS::S3::BucketPolicy': policyType };
}

function toBucket(name: string, properties: BucketProperties): Bucket {
  const rules = properties.LifecycleConfiguration?.Rules ?? [];
  const cors = properties.CorsConfiguration?.CorsRules ?? [];
  return {
    name,
    versioned: properties.VersioningConfiguration?.Status === 'Enabled',
    cors: cors.map((rule) => ({
      origins: rule.AllowedOrigins,
      methods: rule.AllowedMethods,
      headers: rule.AllowedHeaders ?? [],
      exposed: rule.ExposedHeaders ?? [],
      maxAgeSeconds: rule.MaxAge,
    })),
    expiry: rules
      .filter((rule) => rule.Status === 'Enabled')
      .map((rule) => ({
        prefix: rule.Prefix ?? '',
        objectDays: rule.ExpirationInDays,
        oldVersionDays: rule.NoncurrentVersionExpiration?.NoncurrentDays,
        abandonedUploadDays: rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation,
      })),
  };
}

function attributesOf(name: string, region: string): Record<string, string> {
  return {
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    WebsiteURL: `http://${name}.s3-website.${region}.amazonaws.com`,
  };
}

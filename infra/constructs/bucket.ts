// The one bucket of tenants' objects, and the bucket that records who read them.
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { explain } from './explain.ts';
import { dataRemoval } from './removal.ts';

const CLOSED = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
};

export function addBucket(scope: Construct, blueprint: Blueprint, encryptionKey: Key): void {
  const { names, stage } = blueprint;
  const objects = new Bucket(scope, 'Objects', {
    ...CLOSED,
    bucketName: names.bucket,
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    versioned: true,
    cors: [
      {
        allowedMethods: [HttpMethods.GET, HttpMethods.PUT, HttpMethods.HEAD],
        allowedOrigins: [stage.corsOrigin],
        allowedHeaders: ['*'],
        exposedHeaders: ['ETag'],
        maxAge: 3600,
      },
    ],
    lifecycleRules: [
      { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
      { id: 'superseded-versions', noncurrentVersionExpiration: Duration.days(90) },
    ],
    removalPolicy: dataRemoval(stage),
  });
  logAccess(scope, blueprint, objects);
}

function logAccess(scope: Construct, { names, stage }: Blueprint, objects: Bucket): void {
  const logs = new Bucket(scope, 'AccessLogs', {
    ...CLOSED,
    bucketName: names.logBucket,
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ id: 'old-logs', expiration: Duration.days(365) }],
    removalPolicy: dataRemoval(stage),
  });
  explain(logs, 'AwsSolutions-S1', 'A bucket of access logs that logged access to itself would never end.');
  logs.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [logs.arnForObjects('objects/*')],
      conditions: { ArnLike: { 'aws:SourceArn': names.bucketArn } },
    }),
  );
  const { defaultChild } = objects.node;
  if (defaultChild instanceof CfnBucket)
    defaultChild.loggingConfiguration = { destinationBucketName: logs.bucketName, logFilePrefix: 'objects/' };
}

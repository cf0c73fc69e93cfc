// The bucket of vectors that agents are found by: each tenant's index in it is made by the first agent entered.
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { CfnVectorBucket } from 'aws-cdk-lib/aws-s3vectors';
import { Aws } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { dataRemoval } from './removal.ts';

export function addVectorBucket(scope: Construct, { names, stage }: Blueprint, encryptionKey: Key): void {
  const bucket = new CfnVectorBucket(scope, 'Vectors', {
    vectorBucketName: names.vectorBucket,
    encryptionConfiguration: { sseType: 'aws:kms', kmsKeyArn: encryptionKey.keyArn },
  });
  bucket.applyRemovalPolicy(dataRemoval(stage));
  // The service orders vectors anew in the background, when nobody's call hands it the key.
  encryptionKey.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('indexing.s3vectors.amazonaws.com')],
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ArnLike: { 'aws:SourceArn': [names.vectorBucketArn, `${names.vectorBucketArn}/*`] },
        'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': ['aws:s3vectors:arn', 'aws:s3vectors:resource-id'] },
      },
    }),
  );
}

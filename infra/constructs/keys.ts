// The two KMS keys: one that encrypts data at rest, one that signs receipts.
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { dataRemoval } from './removal.ts';

export function addDataKey(scope: Construct, { names, stage }: Blueprint): Key {
  const key = new Key(scope, 'DataKey', {
    alias: `alias/${names.named('data')}`,
    description: 'Encrypts the table, the bucket and the alarm topic.',
    enableKeyRotation: true,
    removalPolicy: dataRemoval(stage),
  });
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
    }),
  );
  return key;
}

export function addReceiptKey(scope: Construct, { names, stage }: Blueprint): Key {
  return new Key(scope, 'ReceiptKey', {
    alias: `alias/${names.named('receipts')}`,
    description: 'Signs execution receipts; its public half verifies them for good.',
    keySpec: KeySpec.ECC_NIST_P256,
    keyUsage: KeyUsage.SIGN_VERIFY,
    removalPolicy: dataRemoval(stage),
  });
}

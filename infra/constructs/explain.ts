// Each cdk-nag finding we accept is acknowledged beside what causes it, with the reason.
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack, Validations } from 'aws-cdk-lib/core';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';

export function explain(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: rule, reason });
}

/** Explains the wildcards that these very statements contain, and no other. */
export function explainWildcards(construct: IConstruct, statements: readonly PolicyStatement[], reason: string): void {
  for (const arn of statements.flatMap((statement) => statement.resources)) {
    const flat = flattenCfnReference(Stack.of(construct).resolve(arn));
    if (flat.includes('*')) explain(construct, `AwsSolutions-IAM5[Resource::${flat}]`, reason);
  }
}

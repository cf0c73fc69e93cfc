// A service that may take on a role only on behalf of this very account, never as somebody else's deputy.
import { type PrincipalBase, PrincipalWithConditions, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export const ofThisAccount = (scope: Construct, service: string): PrincipalBase =>
  new PrincipalWithConditions(new ServicePrincipal(service), {
    StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
  });

// Who may sign in: the user pool and the one client our API signs people in with.
import { AccountRecovery, FeaturePlan, Mfa, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { explain } from '../constructs/explain.ts';
import { dataRemoval } from '../constructs/removal.ts';
import type { IdentityValues } from '../constructs/shared.ts';

export class IdentityStack extends Stack {
  readonly values: IdentityValues;

  constructor(scope: Construct, id: string, blueprint: Blueprint) {
    super(scope, id, { stackName: id, description: 'GreenLang: who may sign in.' });
    const pool = this.addPool(blueprint);
    const client = this.addClient(pool, blueprint);
    this.values = {
      userPoolId: pool.userPoolId,
      userPoolArn: pool.userPoolArn,
      userPoolIssuer: pool.userPoolProviderUrl,
      userPoolClientId: client.userPoolClientId,
    };
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId });
    new CfnOutput(this, 'UserPoolClientId', { value: client.userPoolClientId });
  }

  private addPool({ names, stage }: Blueprint): UserPool {
    const pool = new UserPool(this, 'Users', {
      userPoolName: names.named('users'),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.OFF,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: stage.keepsData,
      removalPolicy: dataRemoval(stage),
    });
    explain(
      pool,
      'AwsSolutions-COG2',
      'Sign-in answers no second factor yet; tenants that demand one will bring their own identity provider.',
    );
    explain(pool, 'AwsSolutions-COG8', 'The Plus plan is priced per user; throttling and the firewall bound guessing.');
    return pool;
  }

  private addClient(pool: UserPool, { names }: Blueprint): UserPoolClient {
    return new UserPoolClient(this, 'Client', {
      userPool: pool,
      userPoolClientName: names.named('api'),
      authFlows: { userPassword: true },
      disableOAuth: true,
      generateSecret: false,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}

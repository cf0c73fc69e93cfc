// Who is told and what is seen: the alarm topic, the alarms of the API as a whole, and the dashboard.
import { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Blueprint } from '../blueprint.ts';
import { addAlarm } from '../constructs/alarms.ts';
import { dashboardRows } from '../constructs/dashboard.ts';

export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, blueprint: Blueprint, dataKeyArn: string) {
    super(scope, id, { stackName: id, description: 'GreenLang: alarms and dashboard.' });
    const { names } = blueprint;
    const topic = new Topic(this, 'Alarms', {
      topicName: names.named('alarms'),
      displayName: 'GreenLang alarms',
      enforceSSL: true,
      masterKey: Key.fromKeyArn(this, 'DataKey', dataKeyArn),
    });
    for (const email of blueprint.stage.alarmEmails) topic.addSubscription(new EmailSubscription(email));
    topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
    addAlarm(this, blueprint, {
      id: 'ServerErrors',
      alarmName: 'api-server-errors',
      impact: 'customers get answers that say we failed',
      namespace: 'AWS/ApiGateway',
      metricName: '5XXError',
      dimension: ['ApiName', names.prefix],
      threshold: 5,
    });
    new Dashboard(this, 'Dashboard', { dashboardName: names.prefix, widgets: dashboardRows(blueprint) });
  }
}

// What holds for the stacks as a whole: sizes, plain resources, alarms in business words, protection of data, inspection.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../infra/bundle.ts';
import { MOST_RESOURCES } from '../../infra/resource-count.ts';
import { findingsOf } from '../../infra/validation.ts';
import { type Catalogue, readCatalogue } from '../../lib/kernel/catalogue.ts';
import { directoryOf, ofType, resourcesOf } from './templates.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await readCatalogue(PROJECT_ROOT);
});

const only = (stage: string, type: string) => {
  const [found, ...more] = ofType(stage, type);
  expect([found === undefined, more.length]).toEqual([false, 0]);
  return found;
};

describe('stacks', () => {
  test('stay far from the 500 resources CloudFormation allows', () => {
    const counts = Object.groupBy(resourcesOf('prod'), ({ stack }) => stack);
    for (const [stack, resources = []] of Object.entries(counts))
      expect(resources.length, stack).toBeLessThan(MOST_RESOURCES);
  });

  test('need no code of their own to deploy, and no look-up to synthesize', () => {
    for (const { type } of resourcesOf('prod'))
      expect(type).not.toMatch(/^(Custom::|AWS::CloudFormation::CustomResource)/);
    const manifest = readFileSync(join(directoryOf('prod'), 'manifest.json'), 'utf8');
    expect(JSON.parse(manifest)).not.toHaveProperty('missing');
    expect(manifest).toContain('aws://unknown-account/unknown-region');
  });

  test('ask for no parameter and hand over values by export alone', () => {
    for (const file of readdirSync(directoryOf('dev')).filter((name) => name.endsWith('.template.json'))) {
      const template: unknown = JSON.parse(readFileSync(join(directoryOf('dev'), file), 'utf8'));
      expect(template, file).not.toHaveProperty('Parameters');
      expect(JSON.stringify(template), file).not.toContain('Fn::GetStackOutput');
    }
  });

  test.each(['dev', 'prod'])('of %s leave the inspectors nothing to find', async (stage) => {
    expect(await findingsOf(directoryOf(stage))).toEqual([]);
  });
});

describe('alarms', () => {
  const alarms = () => ofType('dev', 'AWS::CloudWatch::Alarm');
  const described = (part: string) =>
    alarms()
      .filter(({ properties }) => JSON.stringify(properties['Dimensions']).includes(part))
      .map(({ properties }) => properties['AlarmDescription']);

  test('of every function say what its declaration says customers lose', () => {
    for (const { spec } of catalogue.functions) {
      const texts = described(`"Value":"greenlang-dev-${spec.id.replaceAll('.', '-')}"`);
      expect(texts, spec.id).toEqual([spec.impact, spec.impact]);
    }
  });

  test('of every flow say the same', () => {
    for (const { spec } of catalogue.flows)
      expect(described(`stateMachine:greenlang-dev-${spec.id.replaceAll('.', '-')}"`)).toEqual(
        Array(3).fill(spec.impact),
      );
  });

  test('watch every dead-letter queue from its first message', () => {
    const parked = ofType('dev', 'AWS::SQS::Queue').map(({ properties }) => String(properties['QueueName']));
    for (const name of parked.filter((queue) => queue.endsWith('-dlq'))) {
      expect(described(`"Value":"${name}"`), name).toHaveLength(1);
    }
  });

  test('all tell the same topic, which exists', () => {
    const topic = only('dev', 'AWS::SNS::Topic')?.properties['TopicName'];
    for (const { properties } of alarms())
      expect(properties['AlarmActions']).toEqual([`arn:aws:sns:eu-central-1:000000000000:${topic}`]);
  });

  test('have names of their own', () => {
    const names = alarms().map(({ properties }) => properties['AlarmName']);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('data', () => {
  const HOLDERS = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Cognito::UserPool'];

  test('in prod outlives its stack, in dev it does not', () => {
    for (const type of HOLDERS) {
      for (const { deletionPolicy } of ofType('prod', type)) expect(deletionPolicy, type).toBe('Retain');
      for (const { deletionPolicy } of ofType('dev', type)) expect(deletionPolicy, type).toBe('Delete');
    }
  });

  test('in prod resists deletion, and the table can be brought back to any second', () => {
    expect(only('prod', 'AWS::DynamoDB::Table')?.properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    expect(only('prod', 'AWS::Cognito::UserPool')?.properties['DeletionProtection']).toBe('ACTIVE');
  });

  test('is encrypted with our own key and closed to the public', () => {
    expect(only('prod', 'AWS::DynamoDB::Table')?.properties['SSESpecification']).toMatchObject({ SSEType: 'KMS' });
    for (const { properties } of ofType('prod', 'AWS::S3::Bucket'))
      expect(properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
  });

  test('that browsers upload in parts is kept in versions, told its tags, and dropped when nobody finishes it', () => {
    const [objects, ...others] = ofType('prod', 'AWS::S3::Bucket').filter(
      ({ properties }) => 'CorsConfiguration' in properties,
    );
    expect(others).toEqual([]);
    expect(objects?.properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      CorsConfiguration: {
        CorsRules: [
          {
            AllowedMethods: ['GET', 'PUT', 'HEAD'],
            AllowedOrigins: [expect.stringMatching(/^https:/)],
            ExposedHeaders: ['ETag'],
          },
        ],
      },
      LifecycleConfiguration: {
        Rules: expect.arrayContaining([
          expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' }),
        ]),
      },
    });
  });

  test('of commits reaches the bus: the pipe takes new outbox items and nothing else', () => {
    const pipe = only('dev', 'AWS::Pipes::Pipe');
    const { FilterCriteria } = Object(pipe?.properties['SourceParameters']);
    expect(JSON.parse(FilterCriteria.Filters[0].Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { entity: { S: ['outbox'] } } },
    });
    expect(pipe?.properties['TargetParameters']).toMatchObject({
      EventBridgeEventBusParameters: { DetailType: '$.dynamodb.NewImage.type.S', Source: 'greenlang' },
    });
  });
});

describe('prod', () => {
  test('stands behind a firewall, dev does not', () => {
    expect(ofType('prod', 'AWS::WAFv2::WebACLAssociation')).toHaveLength(1);
    expect(ofType('dev', 'AWS::WAFv2::WebACLAssociation')).toHaveLength(0);
  });

  test('sign-in tokens last an hour, refresh tokens 30 days, and nobody learns who has an account', () => {
    expect(only('prod', 'AWS::Cognito::UserPoolClient')?.properties).toMatchObject({
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 43_200,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    });
  });

  test('the API is traced, logged and throttled', () => {
    expect(only('prod', 'AWS::ApiGateway::Stage')?.properties).toMatchObject({
      TracingEnabled: true,
      AccessLogSetting: { Format: expect.stringContaining('$context.requestId') },
      MethodSettings: [{ ThrottlingRateLimit: 2000, ThrottlingBurstLimit: 4000 }],
    });
  });
});

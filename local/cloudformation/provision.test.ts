// Promises of the provisioner, kept against templates that aws-cdk-lib really synthesizes.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnCondition, CfnMapping, CfnOutput, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { type Provisioned, ProvisionRefused, provision, type ResourceRequest, readAssembly } from './index.ts';
import type { ResourceTypes } from './resource-type.ts';

const place = { accountId: '000000000000', region: 'eu-central-1' };

function host() {
  const seen: ResourceRequest<Record<string, unknown>>[] = [];
  const define = <P extends Record<string, unknown>>(schema: z.ZodType<P>, answer: (name: string) => Provisioned) => ({
    schema,
    provision: async (request: ResourceRequest<P>) => {
      seen.push(request);
      return answer(`${request.stack}-${request.logicalId}`);
    },
  });
  const arn = (service: string, name: string) => `arn:aws:${service}:eu-central-1:000000000000:${name}`;
  const types: ResourceTypes = {
    'AWS::SQS::Queue': define(
      z.strictObject({
        QueueName: z.string().optional(),
        VisibilityTimeout: z.number().max(43_200).optional(),
        DelaySeconds: z.number().optional(),
        RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
      }),
      (name) => ({ ref: `http://127.0.0.1/${name}`, attributes: { Arn: arn('sqs', name), QueueName: name } }),
    ),
    'AWS::SSM::Parameter': define(
      z.strictObject({ Name: z.string().optional(), Type: z.string(), Value: z.string() }),
      (name) => ({ ref: name, attributes: {} }),
    ),
    'AWS::Lambda::Function': define(z.looseObject({}), (name) => ({
      ref: name,
      attributes: { Arn: arn('lambda', name) },
    })),
  };
  return { seen, types };
}

function app() {
  return new App({ outdir: mkdtempSync(join(tmpdir(), 'assembly-')), analyticsReporting: false });
}

it('resources are created after what they refer to, across stacks, and outputs tell what stands', async () => {
  const cdk = app();
  const base = new Stack(cdk, 'base');
  const dead = new Queue(base, 'Dead');
  const top = new Stack(cdk, 'top');
  const queue = new Queue(top, 'Work', { deadLetterQueue: { queue: dead, maxReceiveCount: 3 } });
  new CfnOutput(top, 'Address', { value: Fn.join('|', [queue.queueUrl, Fn.select(5, Fn.split(':', queue.queueArn))]) });
  const { seen, types } = host();
  const deployment = await provision(readAssembly(cdk.synth().directory), { ...place, types });
  expect(seen.map(({ stack }) => stack)).toEqual(['base', 'top']);
  const deadId = base.getLogicalId(dead.node.defaultChild as CfnQueue);
  expect(seen[1]?.properties['RedrivePolicy']).toEqual({
    deadLetterTargetArn: `arn:aws:sqs:eu-central-1:000000000000:base-${deadId}`,
    maxReceiveCount: 3,
  });
  const workId = top.getLogicalId(queue.node.defaultChild as CfnQueue);
  expect(deployment.outputs['top']).toEqual({ Address: `http://127.0.0.1/top-${workId}|top-${workId}` });
});

it('a stack that depends on another comes after it even when no reference says so', async () => {
  const cdk = app();
  const second = new Stack(cdk, 'a-second');
  new CfnQueue(second, 'Late');
  const first = new Stack(cdk, 'b-first');
  new CfnQueue(first, 'Early');
  second.addStackDependency(first);
  const { seen, types } = host();
  await provision(readAssembly(cdk.synth().directory), { ...place, types });
  expect(seen.map(({ logicalId }) => logicalId)).toEqual(['Early', 'Late']);
});

it('every unsupported type and property is named in one sentence each, and nothing is created', async () => {
  const cdk = app();
  const stack = new Stack(cdk, 'odd');
  new CfnQueue(stack, 'Fifo', { fifoQueue: true, delaySeconds: 1, redrivePolicy: { maxReceiveCount: 3, mode: 'x' } });
  new CfnQueue(stack, 'Slow', { visibilityTimeout: 99_999 });
  stack.templateOptions.transforms = [];
  stack.addTransform('none');
  new Alarm(stack, 'Alarm', {
    metric: new Metric({ namespace: 'n', metricName: 'm' }),
    threshold: 1,
    evaluationPeriods: 1,
  });
  const { seen, types } = host();
  const { 'AWS::SSM::Parameter': _left, ...fewer } = types;
  new StringParameter(stack, 'Text', { stringValue: 'x' });
  const failed = await provision(readAssembly(cdk.synth().directory), { ...place, types: fewer }).catch(
    (e: unknown) => e,
  );
  expect(failed).toBeInstanceOf(ProvisionRefused);
  expect(failed instanceof ProvisionRefused && [...failed.problems].sort()).toEqual([
    'Stack odd, Fifo (AWS::SQS::Queue): the embedded stack does not support the property FifoQueue.',
    'Stack odd, Fifo (AWS::SQS::Queue): the embedded stack does not support the property RedrivePolicy.mode.',
    'Stack odd, Fifo (AWS::SQS::Queue): the embedded stack does not support this value of RedrivePolicy.deadLetterTargetArn: Invalid input: expected string, received undefined.',
    'Stack odd, Slow (AWS::SQS::Queue): the embedded stack does not support this value of VisibilityTimeout: Too big: expected number to be <=43200.',
    expect.stringMatching(
      /^Stack odd, Text\w+ \(AWS::SSM::Parameter\): the embedded stack does not support this type\.$/,
    ),
  ]);
  expect(seen).toEqual([]);
});

it('conditions, mappings, parameters and AWS::NoValue decide as CloudFormation decides', async () => {
  const cdk = app();
  const stack = new Stack(cdk, 'choices');
  const stage = new CfnParameter(stack, 'Stage', { default: 'dev' });
  const sizes = new CfnMapping(stack, 'Sizes', { mapping: { dev: { delay: 7 } }, lazy: false });
  const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(stage, 'prod') });
  const isDev = new CfnCondition(stack, 'IsDev', { expression: Fn.conditionNot(isProd) });
  const gone = new CfnQueue(stack, 'Gone');
  gone.cfnOptions.condition = isProd;
  const here = new CfnQueue(stack, 'Here', { queueName: Fn.sub('${AWS::StackName}-${Stage}-${!Raw}') });
  here.cfnOptions.condition = isDev;
  here.addPropertyOverride('DelaySeconds', {
    'Fn::If': ['IsDev', sizes.findInMap('dev', 'delay'), { Ref: 'AWS::NoValue' }],
  });
  here.addPropertyOverride('VisibilityTimeout', { 'Fn::If': ['IsProd', 30, { Ref: 'AWS::NoValue' }] });
  const { seen, types } = host();
  await provision(readAssembly(cdk.synth().directory), { ...place, types });
  expect(seen).toEqual([
    { stack: 'choices', logicalId: 'Here', properties: { QueueName: 'choices-dev-${Raw}', DelaySeconds: 7 } },
  ]);
});

it('a parameter read from SSM is the value another stack of the assembly puts there', async () => {
  const cdk = app();
  const writer = new Stack(cdk, 'writer');
  new StringParameter(writer, 'Shared', { parameterName: '/shared/name', stringValue: 'from-writer' });
  const reader = new Stack(cdk, 'reader');
  new CfnQueue(reader, 'Named', { queueName: StringParameter.valueForStringParameter(reader, '/shared/name') });
  const { seen, types } = host();
  await provision(readAssembly(cdk.synth().directory), { ...place, types });
  expect(seen.find(({ logicalId }) => logicalId === 'Named')?.properties).toEqual({ QueueName: 'from-writer' });
});

it('asset folders are found by the key a function names, and inert roles answer an ARN', async () => {
  const cdk = app();
  const code = mkdtempSync(join(tmpdir(), 'code-'));
  writeFileSync(join(code, 'index.mjs'), 'export const handler = async () => 1;');
  const stack = new Stack(cdk, 'code');
  new LambdaFunction(stack, 'Fn', {
    code: Code.fromAsset(code),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
  });
  const assembly = readAssembly(cdk.synth().directory);
  const { seen, types } = host();
  await provision(assembly, { ...place, types });
  const properties = z
    .object({ Code: z.object({ S3Key: z.string() }), Role: z.string() })
    .parse(seen.find(({ logicalId }) => logicalId.startsWith('Fn'))?.properties);
  expect(assembly.assets.get(properties.Code.S3Key)).toContain('asset.');
  expect(properties.Role).toMatch(/^arn:aws:iam::000000000000:role\/code-FnServiceRole/);
});

it('resources that wait for one another in a circle are refused by name', async () => {
  const stack = {
    name: 'ring',
    after: [],
    template: { Parameters: {}, Mappings: {}, Conditions: {}, Outputs: {}, Resources: {} },
  };
  const queue = (other: string) => ({
    Type: 'AWS::SQS::Queue',
    Properties: { QueueName: { 'Fn::GetAtt': [other, 'QueueName'] } },
    DependsOn: [],
  });
  stack.template.Resources = { A: queue('B'), B: queue('A') };
  const failed = provision({ stacks: [stack] }, { ...place, types: host().types });
  await expect(failed).rejects.toThrow('ring/A → ring/B → ring/A');
});

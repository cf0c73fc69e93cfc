// What leaving the template promises: what acted before stops, and dynamic references are never passed on as text.
import { expect, it } from 'vitest';
import * as z from 'zod';
import { ProvisionRefused, provision } from './index.ts';
import type { Provisioned, ResourceTypes } from './resource-type.ts';
import { Template } from './template.ts';

const place = { accountId: '000000000000', region: 'eu-central-1' };

function host() {
  const kept: (readonly string[])[] = [];
  const made = async ({ logicalId: ref }: { logicalId: string }) => ({ ref, attributes: {} });
  const types: ResourceTypes = {
    'AWS::Events::Rule': {
      schema: z.looseObject({}),
      provision: made,
      keepOnly: (named: readonly Provisioned[]) => void kept.push(named.map(({ ref }) => ref)),
    },
    'AWS::SQS::Queue': { schema: z.looseObject({}), provision: made },
  };
  return { kept, types };
}

const stackOf = (resources: object) => [{ name: 's', template: Template.parse({ Resources: resources }), after: [] }];

it('each type that acts is told once what is still named, be it nothing', async () => {
  const { kept, types } = host();
  const rule = { Type: 'AWS::Events::Rule' };
  const queue = { Type: 'AWS::SQS::Queue' };
  await provision({ stacks: stackOf({ One: rule, Two: rule, Queue: queue }) }, { ...place, types });
  await provision({ stacks: stackOf({ Queue: queue }) }, { ...place, types });
  expect(kept).toEqual([['One', 'Two'], []]);
});

it('nothing is retired by a template that is refused', async () => {
  const { kept, types } = host();
  const stacks = stackOf({ Odd: { Type: 'AWS::Odd::Thing' } });
  await expect(provision({ stacks }, { ...place, types })).rejects.toThrow(ProvisionRefused);
  expect(kept).toEqual([]);
});

it('a dynamic reference is refused by resource, text and property', async () => {
  const { types } = host();
  const Properties = { Tags: [{ Value: 'x{{resolve:secretsmanager:db:SecretString:password}}' }] };
  const stacks = stackOf({ Queue: { Type: 'AWS::SQS::Queue', Properties } });
  await expect(provision({ stacks }, { ...place, types })).rejects.toThrow(
    'Stack s, Queue (AWS::SQS::Queue): the embedded stack does not resolve {{resolve:secretsmanager:db:SecretString:password}} in Tags.0.Value.',
  );
});

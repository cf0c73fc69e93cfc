// AWS::KMS::Key and AWS::KMS::Alias as CDK writes them; material is made once and found again by every later start.
import * as z from 'zod';
import type { ResourceType, ResourceTypes } from '../cloudformation/resource-type.ts';
import { fingerprint } from '../wire/physical-name.ts';
import { arnOf } from '../wire/place.ts';
import { generateMaterial, publicKeyOf } from './key-material.ts';
import { type KmsKey, keySpec } from './model.ts';
import type { Vault } from './vault.ts';

const inert = z.unknown().optional();

const keyProperties = z
  .strictObject({
    KeySpec: keySpec.default('SYMMETRIC_DEFAULT'),
    KeyUsage: z.enum(['SIGN_VERIFY', 'ENCRYPT_DECRYPT']).default('ENCRYPT_DECRYPT'),
    Description: z.string().optional(),
    Enabled: z.boolean().default(true),
    // Who may use the key, and when the cloud renews or removes it.
    BypassPolicyLockoutSafetyCheck: inert,
    EnableKeyRotation: inert,
    KeyPolicy: inert,
    MultiRegion: inert,
    PendingWindowInDays: inert,
    RotationPeriodInDays: inert,
    Tags: inert,
  })
  .refine((key) => (key.KeySpec === 'SYMMETRIC_DEFAULT') === (key.KeyUsage === 'ENCRYPT_DECRYPT'), {
    error: 'the local KMS signs with elliptic curves and encrypts with SYMMETRIC_DEFAULT only',
    path: ['KeyUsage'],
  });

const aliasProperties = z.strictObject({ AliasName: z.string().startsWith('alias/'), TargetKeyId: z.string() });

export function keyResources(vault: Vault, now: () => Date): ResourceTypes {
  const key: ResourceType<z.output<typeof keyProperties>> = {
    schema: keyProperties,
    async provision({ stack, logicalId, properties }) {
      const id = uuidOf(`${stack}/${logicalId}/${properties.KeySpec}`);
      const before = vault.keys.get(id);
      const standing: KmsKey = {
        ...{ id, arn: arnOf(vault.place, 'kms', `key/${id}`), spec: properties.KeySpec, usage: properties.KeyUsage },
        ...{ description: properties.Description ?? '', enabled: properties.Enabled },
        material: before?.material ?? generateMaterial(properties.KeySpec),
        createdAt: before?.createdAt ?? now().getTime(),
      };
      vault.keys.put(id, standing);
      if (standing.usage === 'SIGN_VERIFY') publicKeyOf(standing);
      return { ref: id, attributes: { Arn: standing.arn, KeyId: id } };
    },
  };
  const alias: ResourceType<z.output<typeof aliasProperties>> = {
    schema: aliasProperties,
    async provision({ properties }) {
      const name = properties.AliasName;
      vault.aliases.put(name, { name, keyId: vault.find(properties.TargetKeyId).id });
      return { ref: name, attributes: { AliasArn: arnOf(vault.place, 'kms', name) } };
    },
  };
  return { 'AWS::KMS::Key': key, 'AWS::KMS::Alias': alias };
}

function uuidOf(text: string): string {
  return fingerprint(text, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

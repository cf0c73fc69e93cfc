// What KMS remembers: keys with their material, and the aliases that name them.
import * as z from 'zod';

export const keySpec = z.enum(['SYMMETRIC_DEFAULT', 'ECC_NIST_P256', 'ECC_NIST_EDWARDS25519']);
export type KeySpec = z.output<typeof keySpec>;

export const keySchema = z.object({
  id: z.string(),
  arn: z.string(),
  spec: keySpec,
  usage: z.enum(['SIGN_VERIFY', 'ENCRYPT_DECRYPT']),
  description: z.string(),
  enabled: z.boolean(),
  material: z.string(),
  createdAt: z.number(),
});
export type KmsKey = z.output<typeof keySchema>;

export const aliasSchema = z.object({ name: z.string(), keyId: z.string() });

export const signingAlgorithms: Readonly<Record<KeySpec, readonly string[]>> = {
  SYMMETRIC_DEFAULT: [],
  ECC_NIST_P256: ['ECDSA_SHA_256'],
  ECC_NIST_EDWARDS25519: ['ED25519_SHA_512'],
};

// What the SDK may ask of a key: sign, verify, encrypt, decrypt, data keys, and a look at its public side.
import { randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as z from 'zod';
import { AwsFault } from '../wire/aws-fault.ts';
import { type Operation, operation } from '../wire/aws-json.ts';
import { decryptWith, encryptWith, keyIdInBlob, publicKeyOf, signWith, verifyWith } from './key-material.ts';
import { type KmsKey, signingAlgorithms } from './model.ts';
import type { Vault } from './vault.ts';

const maxMessageBytes = 4096;
const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const message = bytes.refine((buffer) => buffer.length >= 1 && buffer.length <= maxMessageBytes, {
  error: `between 1 and ${maxMessageBytes} bytes`,
});
const context = z.record(z.string(), z.string()).default({});
const grants = { GrantTokens: z.unknown().optional(), DryRun: z.literal(false).optional() };
const symmetric = z.literal('SYMMETRIC_DEFAULT').optional();

const signInput = z.strictObject({
  KeyId: z.string(),
  Message: message,
  MessageType: z.enum(['RAW', 'DIGEST', 'EXTERNAL_MU']).default('RAW'),
  SigningAlgorithm: z.string(),
  ...grants,
});
const verifyInput = signInput.extend({ Signature: bytes });
const encryptInput = z.strictObject({
  ...{ KeyId: z.string(), Plaintext: message, EncryptionContext: context, EncryptionAlgorithm: symmetric, ...grants },
});
const decryptInput = z.strictObject({
  ...{ CiphertextBlob: bytes, KeyId: z.string().optional() },
  ...{ EncryptionContext: context, EncryptionAlgorithm: symmetric, ...grants },
});
const dataKeyInput = z.strictObject({
  ...{ KeyId: z.string(), EncryptionContext: context, ...grants },
  KeySpec: z.enum(['AES_256', 'AES_128']).optional(),
  NumberOfBytes: z.number().int().min(1).max(1024).optional(),
});

export function kmsOperations(vault: Vault): Record<string, Operation> {
  return {
    Sign: operation(signInput, (input) => {
      const key = signingKey(vault, input);
      const signature = signWith(key, input.SigningAlgorithm, input.Message);
      return { KeyId: key.arn, Signature: signature.toString('base64'), SigningAlgorithm: input.SigningAlgorithm };
    }),
    Verify: operation(verifyInput, (input) => {
      const key = signingKey(vault, input);
      if (verifyWith(key, input.SigningAlgorithm, input.Message, input.Signature)) {
        return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: input.SigningAlgorithm };
      }
      throw new AwsFault('KMSInvalidSignatureException', 'The signature does not fit message, key and algorithm.');
    }),
    Encrypt: operation(encryptInput, (input) => {
      const key = vault.usable(input.KeyId, 'ENCRYPT_DECRYPT');
      const blob = encryptWith(key, input.Plaintext, seal(input.EncryptionContext));
      return { ...named(key), CiphertextBlob: blob.toString('base64') };
    }),
    Decrypt: operation(decryptInput, (input) => {
      const key = vault.usable(keyIdInBlob(input.CiphertextBlob), 'ENCRYPT_DECRYPT');
      if (input.KeyId !== undefined && vault.find(input.KeyId).id !== key.id) {
        throw new AwsFault('IncorrectKeyException', 'The key ID in the request does not identify the key of the blob.');
      }
      const plaintext = decryptWith(key, input.CiphertextBlob, seal(input.EncryptionContext));
      return { ...named(key), Plaintext: plaintext.toString('base64') };
    }),
    GenerateDataKey: operation(dataKeyInput, (input) => {
      if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined)) {
        throw new AwsFault('ValidationException', 'Please specify either number of bytes or key spec.');
      }
      const key = vault.usable(input.KeyId, 'ENCRYPT_DECRYPT');
      const plaintext = randomBytes(input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32));
      const blob = encryptWith(key, plaintext, seal(input.EncryptionContext));
      return { KeyId: key.arn, Plaintext: plaintext.toString('base64'), CiphertextBlob: blob.toString('base64') };
    }),
    GetPublicKey: operation(z.strictObject({ KeyId: z.string(), ...grants }), (input) => {
      const key = vault.usable(input.KeyId, 'SIGN_VERIFY');
      return { ...describe(key), KeyId: key.arn, PublicKey: publicKeyOf(key).toString('base64') };
    }),
    DescribeKey: operation(z.strictObject({ KeyId: z.string(), ...grants }), (input) => {
      const key = vault.find(input.KeyId);
      const account = { AWSAccountId: vault.place.accountId, KeyId: key.id, Arn: key.arn, KeyManager: 'CUSTOMER' };
      const state = { Enabled: key.enabled, KeyState: key.enabled ? 'Enabled' : 'Disabled', Origin: 'AWS_KMS' };
      const about = { Description: key.description, CreationDate: key.createdAt / 1000, MultiRegion: false };
      return { KeyMetadata: { ...describe(key), ...account, ...state, ...about } };
    }),
  };
}

function signingKey(vault: Vault, input: { KeyId: string; MessageType: string }): KmsKey {
  if (input.MessageType !== 'RAW') {
    throw new AwsFault('ValidationException', 'The local KMS signs messages (MessageType RAW), not digests.');
  }
  return vault.usable(input.KeyId, 'SIGN_VERIFY');
}

function describe(key: KmsKey) {
  const algorithms = signingAlgorithms[key.spec];
  return {
    KeySpec: key.spec,
    CustomerMasterKeySpec: key.spec,
    KeyUsage: key.usage,
    ...(algorithms.length > 0 ? { SigningAlgorithms: algorithms } : { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] }),
  };
}

function named(key: KmsKey) {
  return { KeyId: key.arn, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
}

function seal(encryptionContext: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(canonicalize(encryptionContext) ?? '');
}

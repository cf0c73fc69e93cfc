// The root of trust of all receipts: an ECDSA P-256 key that never leaves KMS; here it vouches, and shows its public half.
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { clientConfig } from '../client-config.ts';
import { once } from '../once.ts';
import { calling } from '../service-failure.ts';
import { setting } from '../settings.ts';

const kms = once(() => new KMSClient(clientConfig));

export const rootKeyId = (): string => setting('RECEIPT_KEY_ID');

/** SPKI, DER. */
export async function rootPublicKey(): Promise<Buffer> {
  const command = new GetPublicKeyCommand({ KeyId: rootKeyId() });
  const { PublicKey } = await calling('Receipt signing', () => kms().send(command));
  if (!PublicKey) throw new Error('KMS answered GetPublicKey without a key.');
  return Buffer.from(PublicKey);
}

/** ECDSA P-256 with SHA-256 over the text's UTF-8 bytes, DER. */
export async function rootSignature(text: string): Promise<Buffer> {
  const command = new SignCommand({
    KeyId: rootKeyId(),
    SigningAlgorithm: 'ECDSA_SHA_256',
    MessageType: 'RAW',
    Message: Buffer.from(text, 'utf8'),
  });
  const { Signature } = await calling('Receipt signing', () => kms().send(command));
  if (!Signature) throw new Error('KMS answered Sign without a signature.');
  return Buffer.from(Signature);
}

// The digests by which the SDK checks that a message arrived as it was sent.
import { createHash } from 'node:crypto';
import * as z from 'zod';

export const messageAttribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});
export const messageAttributes = z.record(z.string(), messageAttribute);
export type MessageAttributes = z.output<typeof messageAttributes>;

const md5 = (data: string | Buffer) => createHash('md5').update(data).digest('hex');

export const bodyMd5 = (body: string) => md5(body);

function lengthPrefixed(data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, data]);
}

export function attributesMd5(attributes: MessageAttributes | undefined): string | undefined {
  const names = Object.keys(attributes ?? {}).sort();
  if (names.length === 0) return undefined;
  const parts = names.flatMap((name) => {
    const value = attributes?.[name];
    if (!value) return [];
    const binary = value.DataType.startsWith('Binary');
    const content = binary ? Buffer.from(value.BinaryValue ?? '', 'base64') : Buffer.from(value.StringValue ?? '');
    return [
      lengthPrefixed(Buffer.from(name)),
      lengthPrefixed(Buffer.from(value.DataType)),
      Buffer.from([binary ? 2 : 1]),
      lengthPrefixed(content),
    ];
  });
  return md5(Buffer.concat(parts));
}

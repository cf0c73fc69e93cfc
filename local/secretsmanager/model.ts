// What Secrets Manager remembers: a secret and its versions, each under the stages that name it.
import * as z from 'zod';

export const secretSchema = z.object({
  name: z.string(),
  arn: z.string(),
  description: z.string(),
  createdAt: z.number(),
  changedAt: z.number(),
  versions: z.array(
    z.object({
      id: z.string(),
      /** One of the two, as it was put. */
      text: z.string().optional(),
      binary: z.string().optional(),
      stages: z.array(z.string()),
      createdAt: z.number(),
    }),
  ),
});
export type Secret = z.output<typeof secretSchema>;
export type SecretVersion = Secret['versions'][number];
